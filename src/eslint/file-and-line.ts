import { basename } from 'node:path';

import type { ts } from 'ts-morph';

import type { Span } from '../facts/model.ts';

/** Where a place of a program is, as one would look it up: "orders.ts:12"; `null` where the program does not hold its file. */
export function fileAndLine(
  program: Pick<ts.Program, 'getSourceFile'>,
  { file, start }: Span,
): string | null {
  const source = program.getSourceFile(file);
  if (!source) return null;
  return `${basename(file)}:${String(source.getLineAndCharacterOfPosition(start).line + 1)}`;
}
