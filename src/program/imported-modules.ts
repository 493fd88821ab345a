import type { ts } from 'ts-morph';

/** The specifiers of a file's import declarations, those of types included. */
export function importedModules(typescript: typeof ts, file: ts.SourceFile): readonly string[] {
  return specifiers(typescript, file, () => true);
}

/** The specifiers of a file's import declarations that are still there when types are gone, as far as the syntax tells. */
export function runtimeModules(typescript: typeof ts, file: ts.SourceFile): readonly string[] {
  return specifiers(
    typescript,
    file,
    ({ importClause }) => !importClause || !typescript.isTypeOnlyImportDeclaration(importClause),
  );
}

function specifiers(
  typescript: typeof ts,
  file: ts.SourceFile,
  isWanted: (declaration: ts.ImportDeclaration) => boolean,
): readonly string[] {
  return file.statements.flatMap((statement) => {
    if (!typescript.isImportDeclaration(statement) || !isWanted(statement)) return [];
    return typescript.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [];
  });
}
