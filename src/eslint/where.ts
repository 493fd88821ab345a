import { basename } from 'node:path';

import type { ts } from 'ts-morph';

import type { Span } from '../facts/model.ts';

/** Where a place of a program is, as one points to it from a file: "line 12" in that file, "orders.ts:12" in another one. */
export function whereFrom(
  program: Pick<ts.Program, 'getSourceFile'>,
  from: string,
  { file, start }: Span,
): string {
  const above = program.getSourceFile(file)?.getLineAndCharacterOfPosition(start).line ?? 0;
  return `${file === from ? 'line ' : `${basename(file)}:`}${String(above + 1)}`;
}
