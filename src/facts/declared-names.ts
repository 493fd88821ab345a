import type { ts } from 'ts-morph';

/**
 * The names that are declared in each block, function, class and other scope of a file, and at the top level of a module: with the declaration,
 * where it is the only one of that name and seen in the whole scope, else with `null`.
 */
export type DeclaredNames = ReadonlyMap<ts.Node, ReadonlyMap<string, ts.Declaration | null>>;

/** Where a name in an expression is decided, and by which declaration; `null` where only the checker tells. */
export interface NameScope {
  readonly scope: ts.Node;
  readonly declaration: ts.Declaration | null;
}

/** Adds the name that a node declares as a value to each scope between the node and its function, in one of which it is seen. */
export function addDeclaredName(
  compiler: typeof ts,
  node: ts.Node,
  declared: Map<ts.Node, Map<string, ts.Declaration | null>>,
): void {
  const declaration = namedDeclaration(compiler, node);
  if (!declaration) return;
  const { text } = declaration.name;
  const own = scopeSeeing(compiler, declaration);
  for (let scope: ts.Node = node; !compiler.isSourceFile(scope); scope = scope.parent) {
    if (isScope(compiler, scope)) {
      const names = declared.get(scope) ?? new Map<string, ts.Declaration | null>();
      names.set(text, scope === own && !names.has(text) ? declaration : null);
      declared.set(scope, names);
    }
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
): NameScope | null {
  const { text } = node;
  if (text === 'arguments') return null;
  for (let scope: ts.Node = node.parent; ; scope = scope.parent) {
    const declaration = declared.get(scope)?.get(text);
    if (declaration !== undefined || compiler.isSourceFile(scope))
      return { scope, declaration: declaration ?? null };
    if (compiler.isDecorator(scope) || compiler.isModuleBlock(scope) || compiler.isEnumDeclaration(scope))
      return null;
  }
}

type NamedDeclaration = ts.Declaration & { readonly name: ts.Identifier };

function namedDeclaration(compiler: typeof ts, node: ts.Node): NamedDeclaration | null {
  const declares =
    compiler.isVariableDeclaration(node) ||
    compiler.isParameter(node) ||
    compiler.isBindingElement(node) ||
    compiler.isFunctionDeclaration(node) ||
    compiler.isFunctionExpression(node) ||
    compiler.isClassLike(node) ||
    compiler.isEnumDeclaration(node);
  return declares && isNamed(compiler, node) ? node : null;
}

function isNamed(
  compiler: typeof ts,
  node: ts.Declaration & { readonly name?: ts.BindingName | undefined },
): node is NamedDeclaration {
  return node.name !== undefined && compiler.isIdentifier(node.name);
}

/** The scope in all of which a declaration is seen, as far as the language puts that beyond doubt; `null` for what is hoisted. */
function scopeSeeing(compiler: typeof ts, declaration: ts.Declaration): ts.Node | null {
  if (compiler.isFunctionExpression(declaration) || compiler.isClassExpression(declaration))
    return declaration;
  const outermost = compiler.isBindingElement(declaration)
    ? compiler.walkUpBindingElementsAndPatterns(declaration)
    : declaration;
  if (compiler.isParameter(outermost)) return outermost.parent;
  const isBlockScoped = (compiler.getCombinedNodeFlags(outermost) & compiler.NodeFlags.BlockScoped) !== 0;
  const isCaught = compiler.isCatchClause(outermost.parent);
  if (!compiler.isClassDeclaration(outermost) && !isBlockScoped && !isCaught) return null;
  let scope: ts.Node = outermost.parent;
  while (!isScope(compiler, scope) && !compiler.isSourceFile(scope)) scope = scope.parent;
  return scope;
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
