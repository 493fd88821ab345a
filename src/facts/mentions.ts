import type { ts } from 'ts-morph';
import { remember, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';

const search = rememberWeakly(({ program }: Session) =>
  remember((text: string) => program.sources.filter((file) => file.text.includes(text))),
);

/** The source files of the program whose text holds a string, in their order. Each string is looked for once in a program. */
export function filesWith(session: Session, text: string): readonly ts.SourceFile[] {
  return search(session)(text);
}
