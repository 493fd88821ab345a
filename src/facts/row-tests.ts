import type { ts } from 'ts-morph';
import { endOf, testsBefore } from './ending-tests.ts';
import { isSame } from './excluded-value.ts';
import { unwrap } from './flow/transparent.ts';
import { changedColumns } from './hidden-rows.ts';
import type { CallFact, Span } from './model.ts';
import { meaningOfName } from './name-meaning.ts';
import { absent } from './read-value.ts';
import { spanOf, type Session } from './session.ts';
import type { Value } from './value.ts';

/** The columns that a write changes, with what it gives them. */
type Written = Readonly<Record<string, Value>>;

/**
 * The calls that gave a row of which a test before a step reads a column, so that, once a write has changed that column, the test ends the
 * function before the step: `if (invoice.status === 'paid') return;`.
 */
export function rowsEnding(session: Session, step: Span, write: CallFact): readonly Span[] {
  const written = changedColumns(session, write)?.values;
  if (!written) return [];
  const tests = testsBefore(session, step, (test) => endOf(session, test.thenStatement) !== null);
  return tests.flatMap((test) => rowsIn(session, test, written));
}

/** The calls that gave the rows of which a part of a test holds by itself, where a row has what was written. */
function rowsIn(session: Session, test: ts.Expression, written: Written): readonly Span[] {
  const { ts } = session;
  if (ts.isParenthesizedExpression(test)) return rowsIn(session, test.expression, written);
  if (ts.isBinaryExpression(test) && test.operatorToken.kind === ts.SyntaxKind.BarBarToken)
    return [test.left, test.right].flatMap((part) => rowsIn(session, part, written));
  const row = rowHolding(session, test, written);
  return row ? [spanOf(row)] : [];
}

/** The call that gave the row whose column a test reads, where the test surely holds for what was written there; `null` otherwise. */
function rowHolding(session: Session, test: ts.Expression, written: Written): ts.CallExpression | null {
  const { ts } = session;
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return columnIs(session, test.operand, absent, written, true);
  if (!ts.isBinaryExpression(test)) return columnIs(session, test, absent, written, false);
  const operator = test.operatorToken.getText();
  if (!/^[!=]==?$/.test(operator)) return null;
  const compared = session.evaluate(test.right);
  return columnIs(session, test.left, compared, written, !operator.startsWith('!'));
}

/** The call that gave a row of which an expression is a column, where what was written there is, or is not, the same as a value. */
function columnIs(
  session: Session,
  column: ts.Expression,
  value: Value,
  written: Written,
  expected: boolean,
): ts.CallExpression | null {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(column) || !ts.isIdentifier(column.expression)) return null;
  const given = written[column.name.text];
  const isKept = given?.kind === 'literal' && value === absent ? !given.value : given && isSame(given, value);
  return isKept === expected ? rowSource(session, column.expression) : null;
}

/** The call whose answer a variable holds from the beginning, or all that is left of it. */
function rowSource(session: Session, name: ts.Identifier): ts.CallExpression | null {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  if (meaning.kind !== 'declaration') return null;
  const { node } = meaning;
  const isRest = ts.isBindingElement(node) && node.dotDotDotToken !== undefined;
  const variable = isRest ? ts.walkUpBindingElementsAndPatterns(node) : node;
  const initializer = ts.isVariableDeclaration(variable) ? variable.initializer : undefined;
  const source = initializer && unwrap(ts, initializer);
  return source && ts.isCallExpression(source) ? source : null;
}
