import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ts } from 'ts-morph';
import type { ConstructLibrary } from '../../libraries/constructs/construct-library.ts';
import { filePaths } from '../../libraries/constructs/file-paths.ts';
import type { LibraryDescriptor, TypeModel } from '../../libraries/descriptor.ts';
import type { ServiceProgram } from '../../program/service-program.ts';
import { meaningOfName } from '../name-meaning.ts';
import { openSession } from '../open-session.ts';
import type { Session } from '../session.ts';
import type { Value } from '../value.ts';

/**
 * Opens the reading of the program of a stack. What it makes of the modules of a package of constructs keeps its access path and its arguments,
 * and where a module stands is a constant.
 */
export function openStackSession(program: ServiceProgram, library: ConstructLibrary): Session {
  const constantOf = (node: ts.Expression) => placeOf(session, node);
  const session = openSession(program, descriptorsOf(library), constantOf);
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

/** Where a module stands, in the ways in which it asks: `__dirname`, `import.meta.url`. */
function placeOf(session: Session, node: ts.Expression): Value | null {
  const { ts } = session;
  const { fileName } = node.getSourceFile();
  const asked = ts.isIdentifier(node)
    ? node.text
    : ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression)
      ? `import.meta.${node.name.text}`
      : '';
  const place = Object.hasOwn(places, asked) ? places[asked] : undefined;
  if (!place || (ts.isIdentifier(node) && meaningOfName(session, node).kind === 'declaration')) return null;
  return { kind: 'literal', value: place(fileName) };
}

const places: Readonly<Record<string, (fileName: string) => string>> = {
  __dirname: dirname,
  __filename: (fileName) => fileName,
  'import.meta.dirname': dirname,
  'import.meta.filename': (fileName) => fileName,
  'import.meta.url': (fileName) => pathToFileURL(fileName).href,
};
