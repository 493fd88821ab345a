import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { importersIn } from './importers.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';
import { Ways } from './ways.ts';

/**
 * Tells whether a file without a sign of its own is a part of tests: every way to it begins in a test, which imports a module that only
 * passes exports on. A module that a test imports by itself may be anything, as a handler that a platform finds by its path.
 */
export function createTestOnly(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
): (file: ts.SourceFile) => boolean {
  const importersOf = importersIn(program);
  const typescript = program.compiler.ts;
  return (file) =>
    program.origin !== 'single-file' &&
    !packagesOf(program).around(file.fileName).isOpen &&
    isPassedOnToTests(file);

  function isPassedOnToTests(file: ts.SourceFile): boolean {
    const ways = new Ways(file);
    let isFound = false;
    for (const module of ways) {
      const importing = importersOf(module);
      const isTested = importing.some((importer) => roleOf(importer) === 'test');
      if (importing.length === 0 || (isTested && !passesOn(module))) return false;
      isFound ||= isTested;
      for (const importer of importing) if (roleOf(importer) !== 'test') ways.add(importer);
    }
    return isFound;
  }

  function passesOn({ statements }: ts.SourceFile): boolean {
    return statements.every(
      (one) => typescript.isExportDeclaration(one) && one.moduleSpecifier !== undefined,
    );
  }
}
