import type { ts } from 'ts-morph';

/** The arm of a choice (0 where the test holds) that a deployed service never runs: it asks for a development or test run; `null` for others. */
export function undeployedArm(compiler: typeof ts, test: ts.Expression): 0 | 1 | null {
  if (compiler.isParenthesizedExpression(test)) return undeployedArm(compiler, test.expression);
  if (!compiler.isBinaryExpression(test)) return null;
  const { left, operatorToken, right } = test;
  const { kind } = operatorToken;
  const { SyntaxKind } = compiler;
  if (kind === SyntaxKind.AmpersandAmpersandToken)
    return undeployedArm(compiler, left) === 0 || undeployedArm(compiler, right) === 0 ? 0 : null;
  const isSame = kind === SyntaxKind.EqualsEqualsEqualsToken || kind === SyntaxKind.EqualsEqualsToken;
  const isOther =
    kind === SyntaxKind.ExclamationEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
  const stage = (isSame || isOther) && isStage(compiler, left) ? stageText(compiler, right) : null;
  if (stage === null) return null;
  return (stage === 'production') === isSame ? 1 : 0;
}

function isStage(compiler: typeof ts, node: ts.Expression): boolean {
  return (
    compiler.isPropertyAccessExpression(node) &&
    node.name.text === 'NODE_ENV' &&
    compiler.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'env'
  );
}

function stageText(compiler: typeof ts, node: ts.Expression): string | null {
  if (!compiler.isStringLiteralLike(node)) return null;
  return ['development', 'production', 'test'].includes(node.text) ? node.text : null;
}
