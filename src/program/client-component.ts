import type { ts } from 'ts-morph';
import { serverExports } from './browser-lists.ts';
import { clientBindings } from './client-bindings.ts';
import { isExported } from './exported.ts';

const serverExportNames: ReadonlySet<string> = new Set(serverExports);

/** A function with the directive, or a page's `getInitialProps`, runs on a server whatever the rest of the module does. */
const serverPart = /^[ \t]*(['"])use server\1|\bgetInitialProps\b/m;

/**
 * Whether a module takes what only code in a browser can call, as React's state and effects, and exports no part that a server runs. What
 * such a module calls on its way to a first page cannot wait: it is not asynchronous.
 */
export function isClientComponent(typescript: typeof ts, file: ts.SourceFile): boolean {
  const bindings = clientBindings(typescript, file);
  if (bindings === null || hasServerPart(typescript, file)) return false;
  return (
    bindings.names.size > 0 ||
    [...bindings.objects].some(([object, names]) => callsMember(file.text, object, names))
  );
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
