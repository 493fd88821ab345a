import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

const searched = new WeakMap<Session, Map<string, readonly ts.SourceFile[]>>();

/** The source files of the program whose text holds a string, in their order. Each string is looked for once in a program. */
export function filesWith(session: Session, text: string): readonly ts.SourceFile[] {
  const known = searched.get(session) ?? new Map<string, readonly ts.SourceFile[]>();
  searched.set(session, known);
  const files = known.get(text) ?? session.program.sources.filter((file) => file.text.includes(text));
  known.set(text, files);
  return files;
}
