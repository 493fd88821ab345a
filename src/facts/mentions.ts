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

const holds = rememberWeakly((file: ts.SourceFile) => remember((text: string) => file.text.includes(text)));

const searchKnown = rememberWeakly(({ program }: Session) =>
  remember((text: string) => program.sources.filter((file) => holds(file)(text))),
);

/**
 * As {@link filesWith}, for the few strings that stand in what is known of languages and libraries: what a file holds of them is remembered as
 * long as the file, for the next program that an edit makes.
 */
export function filesWithKnown(session: Session, text: string): readonly ts.SourceFile[] {
  return searchKnown(session)(text);
}
