import type { ts } from 'ts-morph';
import { outlineOf, type Outline } from './outline.ts';
import type { Session } from './session.ts';
import { rememberWeakly } from '../remember.ts';

/** The outlines of all source files of the program as one, in the order of the files. */
export const programOutline = rememberWeakly((session: Session): Outline => {
  const files = session.program.sources.map((file) => outlineOf(session, file));
  return {
    heirs: mergedHeirs(files),
    providers: files.flatMap(({ providers }) => providers),
    decorated: files.flatMap(({ decorated }) => decorated),
    decoratedClasses: files.flatMap(({ decoratedClasses }) => decoratedClasses),
  };
});

function mergedHeirs(files: readonly Outline[]): Outline['heirs'] {
  const merged = new Map<string, ts.ClassLikeDeclaration[]>();
  for (const { heirs } of files) {
    for (const [name, classes] of heirs) {
      const known = merged.get(name);
      if (known) known.push(...classes);
      else merged.set(name, [...classes]);
    }
  }
  return merged;
}
