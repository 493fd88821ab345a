import type { ts } from 'ts-morph';
import { meaningOfName } from './name-meaning.ts';
import { rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';

/** An arm of a choice: 0 where the test holds. */
type Arm = 0 | 1 | null;

/**
 * The arm that is only run where a promise was rejected, as the test reads what `Promise.allSettled` gives; `null` where that cannot be told.
 */
export function rejectedArm(session: Session, test: ts.Expression): Arm {
  return maySettle(test.getSourceFile()) ? armOf(session, test) : null;
}

const maySettle = rememberWeakly((file: ts.SourceFile) => file.text.includes('allSettled'));

function armOf(session: Session, test: ts.Expression): Arm {
  const { ts } = session;
  if (ts.isParenthesizedExpression(test)) return armOf(session, test.expression);
  if (ts.isBinaryExpression(test)) return armOfBinary(session, test);
  if (ts.isCallExpression(test)) return armOfSearch(session, test);
  if (!ts.isIdentifier(test)) return null;
  const meaning = meaningOfName(session, test);
  const held = meaning.kind === 'declaration' ? meaning.node : null;
  const isConstant = held !== null && (ts.getCombinedNodeFlags(held) & ts.NodeFlags.Const) !== 0;
  if (!isConstant || !ts.isVariableDeclaration(held) || !held.initializer) return null;
  return ts.isIdentifier(held.initializer) ? null : armOf(session, held.initializer);
}

function armOfBinary(session: Session, { left, operatorToken, right }: ts.BinaryExpression): Arm {
  const { SyntaxKind } = session.ts;
  switch (operatorToken.kind) {
    case SyntaxKind.AmpersandAmpersandToken:
      return armOf(session, left) === 0 || armOf(session, right) === 0 ? 0 : null;
    case SyntaxKind.BarBarToken:
      return armOf(session, left) === 0 && armOf(session, right) === 0 ? 0 : null;
    case SyntaxKind.EqualsEqualsEqualsToken:
      return armOfOutcome(session, left, right);
    case SyntaxKind.ExclamationEqualsEqualsToken:
      return otherArm(armOfOutcome(session, left, right));
    default:
      return null;
  }
}

function otherArm(arm: Arm): Arm {
  return arm === null ? null : arm === 0 ? 1 : 0;
}

const settledTypes = new Set(['PromiseFulfilledResult', 'PromiseRejectedResult']);

/** `result.status === 'rejected'` */
function armOfOutcome(session: Session, left: ts.Expression, right: ts.Expression): Arm {
  const { ts, checker } = session;
  if (!ts.isStringLiteralLike(right) || !ts.isPropertyAccessExpression(left)) return null;
  if (left.name.text !== 'status' || (right.text !== 'rejected' && right.text !== 'fulfilled')) return null;
  const type = checker.getTypeAtLocation(left.expression);
  const parts = type.isUnion() ? type.types : [type];
  if (!parts.every((part) => isSettledType(session, part))) return null;
  return right.text === 'rejected' ? 0 : 1;
}

/** Whether a type is one that the standard library declares for the result of a settled promise. */
function isSettledType({ program }: Session, type: ts.Type): boolean {
  const { name = '', declarations = [] } = type.getSymbol() ?? {};
  return (
    settledTypes.has(name) &&
    declarations.some((one) => program.program.isSourceFileDefaultLibrary(one.getSourceFile()))
  );
}

/** `results.some((one) => …)`, `results.every((one) => …)` */
function armOfSearch(session: Session, { expression, arguments: [search] }: ts.CallExpression): Arm {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(expression) || !search || !ts.isArrowFunction(search)) return null;
  const arm = ts.isBlock(search.body) ? null : armOf(session, search.body);
  if (expression.name.text === 'some') return arm === 0 ? 0 : null;
  return expression.name.text === 'every' && arm === 1 ? 1 : null;
}
