import type { ts } from 'ts-morph';

/** How a function may call itself: `load`, `this.load`, `api.load`, `exports.load`. */
export function namesOf(compiler: typeof ts, fn: ts.FunctionLikeDeclaration): readonly string[] {
  if (compiler.isMethodDeclaration(fn)) return memberNames(compiler, fn);
  if (compiler.isFunctionDeclaration(fn)) return fn.name ? [fn.name.text] : [];
  const own = compiler.isFunctionExpression(fn) && fn.name ? [fn.name.text] : [];
  const { parent } = fn;
  if (compiler.isVariableDeclaration(parent)) return [...own, ...textOf(compiler, parent.name)];
  if (compiler.isPropertyDeclaration(parent) || compiler.isPropertyAssignment(parent))
    return [...own, ...memberNames(compiler, parent)];
  return compiler.isBinaryExpression(parent) && parent.right === fn ? [...own, parent.left.getText()] : own;
}

function memberNames(
  compiler: typeof ts,
  { name, parent }: ts.MethodDeclaration | ts.PropertyDeclaration | ts.PropertyAssignment,
): readonly string[] {
  const member = name.getText();
  const owner = compiler.isClassLike(parent) ? parent.name : ownerOf(compiler, parent);
  return [`this.${member}`, ...(owner ? [`${owner.text}.${member}`] : [])];
}

/** The variable that an object literal is given to. */
function ownerOf(compiler: typeof ts, { parent }: ts.Node): ts.Identifier | null {
  return compiler.isVariableDeclaration(parent) && compiler.isIdentifier(parent.name) ? parent.name : null;
}

function textOf(compiler: typeof ts, name: ts.BindingName): readonly string[] {
  return compiler.isIdentifier(name) ? [name.text] : [];
}
