import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import { filesWith } from './mentions.ts';
import type { Session } from './session.ts';

/**
 * Whether something in the program may end the wait for what it runs, told from the text of its files: a race, or the name of a package
 * that has timeouts, breakers or durable steps.
 */
export function mayLimit(session: Session): boolean {
  const names = session.knowledge.descriptors.filter(limits).flatMap(specifiersOf);
  return ['.race', ...names].some((text) => filesWith(session, text).length > 0);
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
