import type { ts } from 'ts-morph';

/** How a variable or a member of one is named: `attempt`, `this.attempts`, `state.retries`; `null` for anything else. */
export function accessPath(compiler: typeof ts, node: ts.Node): string | null {
  if (compiler.isIdentifier(node)) return node.text;
  if (node.kind === compiler.SyntaxKind.ThisKeyword) return 'this';
  if (compiler.isNonNullExpression(node) || compiler.isParenthesizedExpression(node)) {
    return accessPath(compiler, node.expression);
  }
  if (!compiler.isPropertyAccessExpression(node)) return null;
  const base = accessPath(compiler, node.expression);
  return base === null ? null : `${base}.${node.name.text}`;
}

/** Whether an expression reads one of the named variables, or a member below one. */
export function mentions(compiler: typeof ts, node: ts.Node, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const path = accessPath(compiler, node);
  if (path !== null) return isBelow(path, names);
  if (compiler.isPropertyAssignment(node)) return mentions(compiler, node.initializer, names);
  if (compiler.isPropertyAccessExpression(node)) return mentions(compiler, node.expression, names);
  return compiler.forEachChild(node, (child) => mentions(compiler, child, names) || undefined) ?? false;
}

/** The names that a binding or an assignment's left side gives values to. */
export function assignedPaths(compiler: typeof ts, target: ts.Node): readonly string[] {
  const path = accessPath(compiler, target);
  if (path !== null) return [path];
  const paths: string[] = [];
  const add = (node: ts.Node): void => {
    if (compiler.isBindingElement(node)) paths.push(...assignedPaths(compiler, node.name));
    else if (compiler.isShorthandPropertyAssignment(node)) paths.push(node.name.text);
    else if (compiler.isPropertyAssignment(node)) paths.push(...assignedPaths(compiler, node.initializer));
    else paths.push(...assignedPaths(compiler, node));
  };
  if (compiler.isObjectBindingPattern(target) || compiler.isArrayBindingPattern(target))
    target.elements.forEach(add);
  else if (compiler.isObjectLiteralExpression(target)) target.properties.forEach(add);
  else if (compiler.isArrayLiteralExpression(target)) target.elements.forEach(add);
  return paths;
}

function isBelow(path: string, names: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    if (names.has(path.slice(0, end))) return true;
  }
  return false;
}
