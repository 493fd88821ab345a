import type { ts } from 'ts-morph';
import type { ConstructLibrary } from '../../libraries/constructs/construct-library.ts';
import { filePaths } from '../../libraries/constructs/file-paths.ts';
import type { LibraryDescriptor, TypeModel } from '../../libraries/descriptor.ts';
import type { ServiceProgram } from '../../program/service-program.ts';
import { openSession } from '../open-session.ts';
import type { Session } from '../session.ts';
import { placeTold } from './told-place.ts';

/**
 * Opens the reading of the program of a stack. What it makes of the modules of a package of constructs keeps its access path and its arguments;
 * where a module stands, and where the program is run from, are constants.
 */
export function openStackSession(
  program: ServiceProgram,
  library: ConstructLibrary,
  folder: string,
): Session {
  const constantOf = (node: ts.Expression) => placeTold(session, node, folder);
  const session = openSession(program, descriptorsOf(library), { constantOf });
  return session;
}

function descriptorsOf(library: ConstructLibrary): readonly LibraryDescriptor[] {
  const { functions, mappings, queues, root, sources } = library;
  const modules = new Set([...functions, ...mappings, ...queues, ...sources].map(({ module }) => module));
  const { paths, urls } = filePaths;
  return [
    namesOf(library.package, [`${library.package}/${root}`]),
    ...[...modules].map((module) => namesOf(`${library.package}/${module}`, [])),
    namesOf(paths.package, paths.specifiers),
    { ...namesOf(urls.package, urls.specifiers, [{ name: 'URL', from: ['URL()'] }]), global: true },
  ];
}

/** A package of which no more is known than that its exports are told apart. */
function namesOf(
  name: string,
  specifiers: readonly string[],
  types: readonly TypeModel[] = [],
): LibraryDescriptor {
  return { package: name, specifiers, versions: '*', source: '', system: 'service', types, calls: [] };
}
