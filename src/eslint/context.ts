import type { ts } from 'ts-morph';

import type { NoticeId } from './notice.ts';

/** The part of ESLint's rule context that our rules use. Every version that we support provides it. */
export interface ServiceContext<MessageIds extends string> {
  readonly id: string;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** See {@link isScript}. */
  readonly sourceCode: object;
  report(descriptor: ReportDescriptor<MessageIds | NoticeId>): void;
}

/** A file of JavaScript or TypeScript, as any of their parsers presents it. */
export interface Script {
  readonly text: string;
  readonly parserServices?: { readonly program?: ts.Program | null };
  getLocFromIndex(index: number): Position;
}

/** Whether the linted file is a script; other languages (JSON, Markdown, CSS) hold no service code. */
export function isScript(sourceCode: object): sourceCode is Script {
  return 'text' in sourceCode && 'getLocFromIndex' in sourceCode && 'scopeManager' in sourceCode;
}

/** A line (from 1) and a column (from 0). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A finding as ESLint takes it. */
export interface ReportDescriptor<MessageIds extends string> {
  readonly loc: { readonly start: Position; readonly end: Position };
  readonly messageId: MessageIds;
  readonly data: Record<string, string>;
  readonly suggest: SuggestionDescriptor<MessageIds>[];
}

export interface SuggestionDescriptor<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data: Record<string, string>;
  fix<Fix>(fixer: Fixer<Fix>): Fix;
}

/** The one edit that our suggestions make; `Fix` is the host's own description of it. */
export interface Fixer<Fix> {
  insertTextBeforeRange(range: [number, number], text: string): Fix;
}
