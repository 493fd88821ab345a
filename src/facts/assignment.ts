import type { ts } from 'ts-morph';

/** Whether an expression gives its left side a value that the right side says: `=`, `??=`, `||=`. */
export function isAssignment(
  { SyntaxKind }: typeof ts,
  { operatorToken: { kind } }: ts.BinaryExpression,
): boolean {
  return (
    kind === SyntaxKind.EqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken
  );
}
