import type { ts } from 'ts-morph';
import { decoratorsOf } from './decorators.ts';
import { identify, moduleOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import { outlineOf } from './outline.ts';
import type { Session } from './session.ts';

/**
 * The methods that a server runs which is started in a file: those with one of the decorators and nothing but a pattern, in what the file
 * imports, in the order in which it is met.
 */
export function methodsServedBy(
  session: Session,
  file: ts.SourceFile,
  decorators: readonly string[],
): readonly FunctionId[] {
  return importedFrom(session, file).flatMap((one) =>
    outlineOf(session, one)
      .decorated.filter((method) => isServedBy(session, method, decorators))
      .map((method) => identify(session, method)),
  );
}

/** Whether a method is for any transport: a second argument names one. */
function isServedBy(session: Session, method: ts.MethodDeclaration, decorators: readonly string[]): boolean {
  return decoratorsOf(session, method).some(
    ({ model, args }) => decorators.includes(model.name) && args.length === 1,
  );
}

/** A file and the files of the program that it imports, directly or not. */
function importedFrom(session: Session, start: ts.SourceFile): readonly ts.SourceFile[] {
  const found = new Set([start]);
  // A set goes on with what is added to it meanwhile.
  for (const file of found) for (const one of importsOf(session, file)) found.add(one);
  return [...found];
}

function importsOf(session: Session, file: ts.SourceFile): readonly ts.SourceFile[] {
  const { ts } = session;
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    return (moduleSpecifier && moduleOf(session, moduleSpecifier)) ?? [];
  });
}
