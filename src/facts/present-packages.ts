import type { ServiceProgram } from '../program/service-program.ts';

/** The names of the packages of which a program holds a file, without `@types/`: a checker knows the types of no others. */
export function presentPackages(program: ServiceProgram): readonly string[] {
  const files = program.program.getSourceFiles();
  const names = files.flatMap(({ fileName }) => program.packageOf(fileName)?.name ?? []);
  return [...new Set(names)];
}
