import type { ts } from 'ts-morph';

/** Whether an expression gives its left side another value: `=`, `??=`, `+=`. */
export function isAssignment(
  { SyntaxKind }: typeof ts,
  { operatorToken: { kind } }: ts.BinaryExpression,
): boolean {
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

/** Whether the value that an expression gives its left side is the one that the right side says: `=`, `??=`, `||=`. */
export function assignsRightSide(
  { SyntaxKind }: typeof ts,
  { operatorToken: { kind } }: ts.BinaryExpression,
): boolean {
  return (
    kind === SyntaxKind.EqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken
  );
}
