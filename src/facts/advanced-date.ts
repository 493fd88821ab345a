import type { ts } from 'ts-morph';
import { readsClock } from './moment.ts';
import { numberOf, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import { sitesOf, type CallSite } from './sites.ts';
import type { Value } from './value.ts';

/** The parts of a date that are set on, with the milliseconds that one of them takes. */
const parts: ReadonlyMap<string, number> = new Map([
  ['Milliseconds', 1],
  ['Seconds', 1000],
  ['Minutes', 60_000],
]);

/**
 * The date in a variable with what is added to it: `at.setSeconds(at.getSeconds() + 5)`. Where it is set in another way, or more than once,
 * how far it is ahead is unknown.
 */
export function advanced(session: Session, value: Value, variable: ts.VariableDeclaration): Value {
  if (!readsClock(session.knowledge, value) || !session.ts.isIdentifier(variable.name)) return value;
  const { text } = variable.name;
  const setters = sitesOf(session, variable.getSourceFile()).calls.filter(
    (call) => setPart(session, call, text) !== null && isOf(session, call, variable),
  );
  const [setter, ...others] = setters;
  if (!setter) return value;
  return { ...value, later: others.length === 0 ? addedBy(session, setter, text) : unknownValue };
}

/** The part of the date of that name which a call sets; `null` for any other call. */
function setPart({ ts }: Session, { expression }: CallSite, name: string): string | null {
  if (!ts.isPropertyAccessExpression(expression) || !expression.name.text.startsWith('set')) return null;
  const { expression: holder } = expression;
  return ts.isIdentifier(holder) && holder.text === name ? expression.name.text.slice('set'.length) : null;
}

function isOf({ ts, checker }: Session, { expression }: CallSite, variable: ts.VariableDeclaration): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    checker.getSymbolAtLocation(expression.expression)?.valueDeclaration === variable
  );
}

/** The milliseconds by which a call sets a date on: what is added to the part of it that is set. */
function addedBy(session: Session, call: CallSite, name: string): Value {
  const { ts } = session;
  const [given] = call.arguments ?? [];
  const part = setPart(session, call, name) ?? '';
  const each = parts.get(part);
  if (each === undefined || !given || !ts.isBinaryExpression(given)) return unknownValue;
  const isSum = given.operatorToken.kind === ts.SyntaxKind.PlusToken;
  if (!isSum || given.left.getText() !== `${name}.get${part}()`) return unknownValue;
  const added = session.evaluate(given.right);
  const number = numberOf(added);
  if (number !== null) return { kind: 'literal', value: number * each };
  return each === 1 ? added : unknownValue;
}
