import type { ServiceProgram } from '../program/service-program.ts';

/**
 * The packages of which a program holds a file, without `@types/`, and their versions: `null` where none is told. A checker knows the
 * types of no others.
 */
export function presentPackages(program: ServiceProgram): ReadonlyMap<string, string | null> {
  const versions = new Map<string, string | null>();
  for (const { fileName } of program.program.getSourceFiles()) {
    const found = program.packageOf(fileName);
    if (found && versions.get(found.name) == null) versions.set(found.name, found.version);
  }
  return versions;
}
