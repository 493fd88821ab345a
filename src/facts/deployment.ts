import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

/**
 * The arm of a choice (0 where the test holds) that a deployed service never runs, as the test asks `NODE_ENV` for a development or test
 * run; `null` for others.
 */
export function undeployedArm(session: Session, test: ts.Expression): 0 | 1 | null {
  const { ts } = session;
  if (ts.isParenthesizedExpression(test)) return undeployedArm(session, test.expression);
  if (!ts.isBinaryExpression(test)) return null;
  const { left, operatorToken, right } = test;
  const { kind } = operatorToken;
  const { SyntaxKind } = ts;
  if (kind === SyntaxKind.AmpersandAmpersandToken)
    return undeployedArm(session, left) === 0 || undeployedArm(session, right) === 0 ? 0 : null;
  const isSame = kind === SyntaxKind.EqualsEqualsEqualsToken || kind === SyntaxKind.EqualsEqualsToken;
  const isOther =
    kind === SyntaxKind.ExclamationEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
  const stage = isSame || isOther ? stageText(session, right) : null;
  if (stage === null || !isStage(session, left)) return null;
  return (stage === 'production') === isSame ? 1 : 0;
}

function isStage(session: Session, node: ts.Expression): boolean {
  const value = session.evaluate(node);
  return value.kind === 'environment' && value.name === 'NODE_ENV';
}

function stageText({ ts }: Session, node: ts.Expression): string | null {
  if (!ts.isStringLiteralLike(node)) return null;
  return ['development', 'production', 'test'].includes(node.text) ? node.text : null;
}
