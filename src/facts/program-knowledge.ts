import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { rememberLast, rememberWeakly } from '../remember.ts';
import { forVersions, usedVersions } from './installed-versions.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';
import { presentPackages } from './present-packages.ts';

/** The packages of a program, and the versions of those that are not the same in all. */
interface Installation {
  readonly packages: readonly string[];
  readonly versions: ReadonlyMap<string, string>;
}

/** Installations that an editor goes back and forth between; each edit opens another program of one of them. */
const installationsKept = 4;

/** What is known of libraries as it holds for a program: the same for all programs of one installation. */
export function knowledgeFor(program: ServiceProgram, libraries: readonly LibraryDescriptor[]): Knowledge {
  const present = presentPackages(program);
  const versions = usedVersions(program, libraries, present);
  return knowledgeOf(libraries)({ packages: [...present.keys()], versions });
}

const knowledgeOf = rememberWeakly((libraries: readonly LibraryDescriptor[]) =>
  rememberLast(
    installationsKept,
    ({ packages, versions }: Installation) => createKnowledge(forVersions(libraries, versions), packages),
    ({ packages, versions }) => JSON.stringify([packages, [...versions]]),
  ),
);
