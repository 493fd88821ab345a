import type { ts } from 'ts-morph';

/**
 * The values that a module declares or imports at its top level, by name: with the declaration, where it is the only one of that name, else with
 * `null`. Empty where other files or the checker have a say in what a name means: in scripts, declaration files and plain JavaScript. Names in
 * patterns and those that are hoisted out of blocks are left out.
 */
export function topLevelNames(compiler: typeof ts, file: ts.SourceFile): Map<string, ts.Declaration | null> {
  const names = new Map<string, ts.Declaration | null>();
  const isJavaScript = (file.flags & compiler.NodeFlags.JavaScriptFile) !== 0;
  if (isJavaScript || file.isDeclarationFile || !compiler.isExternalModule(file)) return names;
  for (const statement of file.statements)
    for (const { declaration, name } of declaredBy(compiler, statement))
      names.set(name, names.has(name) || compiler.isModuleDeclaration(declaration) ? null : declaration);
  return names;
}

interface Declared {
  readonly name: string;
  readonly declaration: ts.Declaration;
}

function declaredBy(compiler: typeof ts, statement: ts.Statement): readonly Declared[] {
  if (compiler.isImportDeclaration(statement)) return importedBy(compiler, statement.importClause);
  if (compiler.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((one) => declared(compiler, one, one.name));
  const isNamed =
    compiler.isFunctionDeclaration(statement) ||
    compiler.isClassDeclaration(statement) ||
    compiler.isEnumDeclaration(statement) ||
    compiler.isModuleDeclaration(statement) ||
    compiler.isImportEqualsDeclaration(statement);
  return isNamed ? declared(compiler, statement, statement.name) : [];
}

function importedBy(compiler: typeof ts, clause: ts.ImportClause | undefined): readonly Declared[] {
  if (!clause) return [];
  const { namedBindings } = clause;
  const whole = declared(compiler, clause, clause.name);
  if (!namedBindings) return whole;
  if (compiler.isNamespaceImport(namedBindings))
    return [...whole, ...declared(compiler, namedBindings, namedBindings.name)];
  return [...whole, ...namedBindings.elements.flatMap((one) => declared(compiler, one, one.name))];
}

function declared(
  compiler: typeof ts,
  declaration: ts.Declaration,
  name: ts.Node | undefined,
): readonly Declared[] {
  return name && compiler.isIdentifier(name) ? [{ name: name.text, declaration }] : [];
}
