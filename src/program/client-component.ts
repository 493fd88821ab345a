import type { ts } from 'ts-morph';
import { clientNames, hooksElsewhere, serverExports } from './browser-lists.ts';
import { matcherOf } from './name-patterns.ts';

const clientNamesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(clientNames).map(([module, names]) => [module, new Set<string>(names)]),
);

const serverExportNames: ReadonlySet<string> = new Set(serverExports);

/** A function with the directive, or a page's `getInitialProps`, runs on a server whatever the rest of the module does. */
const serverPart = /^\s*(['"])use server\1|\bgetInitialProps\b/m;

const isElsewhere = matcherOf(hooksElsewhere);

/**
 * Whether a module takes what only code in a browser can call, as React's state and effects, and exports no part that a server runs. What
 * such a module calls on its way to a first page cannot wait: it is not asynchronous.
 */
export function isClientComponent(typescript: typeof ts, file: ts.SourceFile): boolean {
  const imports = file.statements.filter((statement) => typescript.isImportDeclaration(statement));
  if (!imports.some((declaration) => takesClientName(typescript, declaration, file.text))) return false;
  return !imports.some(isFromElsewhere) && !hasServerPart(typescript, file);

  function isFromElsewhere({ moduleSpecifier }: ts.ImportDeclaration): boolean {
    return typescript.isStringLiteral(moduleSpecifier) && isElsewhere(moduleSpecifier.text);
  }
}

/** Whether a module has a part that a framework runs on a server: it exports one, or says so inside. */
export function hasServerPart(typescript: typeof ts, file: ts.SourceFile): boolean {
  return (
    serverPart.test(file.text) ||
    file.statements.some((statement) =>
      exportedNames(typescript, statement).some((name) => serverExportNames.has(name)),
    )
  );
}

function takesClientName(
  typescript: typeof ts,
  { importClause, moduleSpecifier }: ts.ImportDeclaration,
  text: string,
): boolean {
  const names = typescript.isStringLiteral(moduleSpecifier) && clientNamesOf.get(moduleSpecifier.text);
  if (!names || !importClause || typescript.isTypeOnlyImportDeclaration(importClause)) return false;
  const { name, namedBindings } = importClause;
  if (name && callsMember(text, name.text, names)) return true;
  if (!namedBindings) return false;
  if (typescript.isNamespaceImport(namedBindings)) return callsMember(text, namedBindings.name.text, names);
  return namedBindings.elements.some(
    (element) => !element.isTypeOnly && names.has((element.propertyName ?? element.name).text),
  );
}

/** Whether a text calls one of the names on a module's object: `React.useState<Order>(`. */
function callsMember(text: string, object: string, names: ReadonlySet<string>): boolean {
  const calls = text.matchAll(
    new RegExp(`(?<![\\w$.])${object.replaceAll('$', '\\$')}\\.(\\w+)\\s*[<(]`, 'g'),
  );
  return [...calls].some(([, member = '']) => names.has(member));
}

function exportedNames(typescript: typeof ts, statement: ts.Statement): readonly string[] {
  if (typescript.isExportDeclaration(statement)) {
    const { exportClause, isTypeOnly } = statement;
    if (isTypeOnly || !exportClause || !typescript.isNamedExports(exportClause)) return [];
    return exportClause.elements.map(({ name }) => name.text);
  }
  if (typescript.isFunctionDeclaration(statement)) {
    return isExported(typescript, statement) && statement.name ? [statement.name.text] : [];
  }
  if (!typescript.isVariableStatement(statement) || !isExported(typescript, statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    typescript.isIdentifier(name) ? [name.text] : [],
  );
}

function isExported(
  typescript: typeof ts,
  statement: ts.FunctionDeclaration | ts.VariableStatement,
): boolean {
  return statement.modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword) ?? false;
}
