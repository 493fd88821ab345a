import type { ts } from 'ts-morph';

/** The names that are declared in each block, function, class and other scope of a file, apart from its top level. */
export type DeclaredNames = ReadonlyMap<ts.Node, ReadonlySet<string>>;

/**
 * Adds the name that a node declares as a value to each scope between the node and its function, in one of which it is visible. That a
 * scope is named for nothing only parts it from those around it.
 */
export function addDeclaredName(
  compiler: typeof ts,
  node: ts.Node,
  declared: Map<ts.Node, Set<string>>,
): void {
  const name = declaredName(compiler, node);
  if (name === null) return;
  for (let scope = node; !compiler.isSourceFile(scope); scope = scope.parent) {
    const known = declared.get(scope);
    if (known) known.add(name);
    else if (isScope(compiler, scope)) declared.set(scope, new Set([name]));
    if (scope !== node && compiler.isFunctionLike(scope)) return;
  }
}

/**
 * The scope that decides what a name in an expression stands for: a name has one meaning in all places that lead to the same scope. `null`
 * where other rules hold: in decorators, namespaces and enums.
 */
export function scopeOfName(
  compiler: typeof ts,
  node: ts.Identifier,
  declared: DeclaredNames,
): ts.Node | null {
  const { text } = node;
  if (text === 'arguments') return null;
  for (let scope: ts.Node = node.parent; ; scope = scope.parent) {
    if (compiler.isSourceFile(scope) || declared.get(scope)?.has(text) === true) return scope;
    if (compiler.isDecorator(scope) || compiler.isModuleBlock(scope) || compiler.isEnumDeclaration(scope))
      return null;
  }
}

function isScope(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isFunctionLike(node) ||
    compiler.isBlock(node) ||
    compiler.isForStatement(node) ||
    compiler.isForOfStatement(node) ||
    compiler.isForInStatement(node) ||
    compiler.isCatchClause(node) ||
    compiler.isCaseBlock(node) ||
    compiler.isClassLike(node)
  );
}

function declaredName(compiler: typeof ts, node: ts.Node): string | null {
  const declares =
    compiler.isVariableDeclaration(node) ||
    compiler.isParameter(node) ||
    compiler.isBindingElement(node) ||
    compiler.isFunctionDeclaration(node) ||
    compiler.isFunctionExpression(node) ||
    compiler.isClassLike(node) ||
    compiler.isEnumDeclaration(node);
  return declares && node.name && compiler.isIdentifier(node.name) ? node.name.text : null;
}
