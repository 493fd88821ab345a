import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import { filesWithKnown } from './mentions.ts';
import type { Session } from './session.ts';
import { rememberWeakly } from '../remember.ts';

/**
 * Whether something in the program may end the wait for what it runs, told from the text of its files: a race, or the name of a package
 * that has timeouts, breakers or durable steps.
 */
export const mayLimit = rememberWeakly((session: Session) =>
  isMentioned(session, ['.race', ...limitingPackages(session)]),
);

function isMentioned(session: Session, texts: readonly string[]): boolean {
  return texts.some((text) => filesWithKnown(session, text).length > 0);
}

/** The specifiers of packages that have timeouts, breakers or durable steps, up to where they are open. */
export function limitingPackages({ knowledge }: Session): readonly string[] {
  return knowledge.descriptors.filter(limits).flatMap(specifiersOf);
}

function limits({ regions = [], decorators = [] }: LibraryDescriptor): boolean {
  return (
    regions.some(
      ({ kind }) => kind === 'timeout' || kind === 'breaker' || kind === 'durable' || kind === 'workflow',
    ) || decorators.some(({ means }) => means === 'durable')
  );
}

function specifiersOf({ package: name, specifiers = [] }: LibraryDescriptor): string[] {
  return [name, ...specifiers].map((specifier) => specifier.replace(/\*$/, ''));
}
