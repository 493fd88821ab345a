import type { ts } from 'ts-morph';

/** Whether the function around a name or member compares the length of what it stands for with something besides zero and one, and so may cap it. */
export function isMeasured(compiler: typeof ts, list: ts.Expression): boolean {
  const around = compiler.findAncestor(list, compiler.isFunctionLike) ?? list.getSourceFile();
  const text = list.getText();
  if (!around.getText().includes(`${text}.length`)) return false;
  const visit = (node: ts.Node): true | undefined =>
    isComparison(compiler, node, text) || compiler.forEachChild(node, visit) || undefined;
  return visit(around) ?? false;
}

function isComparison(compiler: typeof ts, node: ts.Node, name: string): boolean {
  if (!compiler.isBinaryExpression(node)) return false;
  const { left, right, operatorToken } = node;
  const { SyntaxKind } = compiler;
  const compares =
    operatorToken.kind >= SyntaxKind.LessThanToken &&
    operatorToken.kind <= SyntaxKind.ExclamationEqualsEqualsToken;
  if (!compares) return false;
  return (
    (isLengthOf(compiler, left, name) && !isTrivial(compiler, right)) ||
    (isLengthOf(compiler, right, name) && !isTrivial(compiler, left))
  );
}

function isLengthOf(compiler: typeof ts, node: ts.Expression, name: string): boolean {
  return (
    compiler.isPropertyAccessExpression(node) &&
    node.name.text === 'length' &&
    node.expression.getText() === name
  );
}

function isTrivial(compiler: typeof ts, node: ts.Expression): boolean {
  return compiler.isNumericLiteral(node) && (node.text === '0' || node.text === '1');
}
