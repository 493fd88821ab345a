import type { ts } from 'ts-morph';
import type { ChainModel } from '../libraries/descriptor.ts';
import { chainAround } from './chained-calls.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { propertyName } from './instance.ts';
import type { Answer } from './model.ts';
import { textOf } from './read-value.ts';
import type { Session } from './session.ts';

/** `no` where a chain of calls counts columns of one row on from what they were, and nothing in it says more. */
export function chainedVerdict(session: Session, node: CallNode, model: ChainModel): Answer {
  const chain = chainAround(session, node) ?? [];
  const [filter, ...others] = chain.filter(({ member }) => member === model.filter);
  if (!filter || others.length > 0 || !isIdentity(session, filter.call.arguments, model)) return 'unknown';
  const known = [model.filter, model.values, ...model.harmless];
  if (chain.some(({ member, call }) => call !== node && !known.includes(member))) return 'unknown';
  if (model.values === undefined) return 'no';
  const values = chain.filter(({ member }) => member === model.values);
  return values.some(({ call }) => countsOn(session, call.arguments[0])) ? 'no' : 'unknown';
}

/** Whether a filter names one column and its value: `where({ id })`, `where('id', '=', id)`, `where(eq(orders.id, id))`. */
function isIdentity(session: Session, args: readonly ts.Expression[], { equals }: ChainModel): boolean {
  const { ts } = session;
  const [first, second] = args;
  if (!first) return false;
  if (ts.isObjectLiteralExpression(first))
    return (
      args.length === 1 &&
      first.properties.length === 1 &&
      first.properties.every((one) => !ts.isSpreadAssignment(one))
    );
  if (ts.isStringLiteral(first))
    return (
      args.length === 2 ||
      (args.length === 3 && second !== undefined && textOf(session.evaluate(second)) === '=')
    );
  if (args.length !== 1 || equals === undefined || !ts.isCallExpression(first)) return false;
  const callee = session.evaluate(first.expression);
  return callee.kind === 'api' && callee.path === equals;
}

/** Whether what is set has a column that is computed from what it was. */
function countsOn(session: Session, given: ts.Expression | undefined): boolean {
  const { ts } = session;
  const made = given && ts.isArrowFunction(given) ? given.body : given;
  const object = made && ts.isParenthesizedExpression(made) ? made.expression : made;
  if (!object || !ts.isObjectLiteralExpression(object)) return false;
  return object.properties.some((one) => {
    const name = ts.isPropertyAssignment(one) ? propertyName(session, one.name) : null;
    return ts.isPropertyAssignment(one) && name !== null && isCountedOn(session, one.initializer, name);
  });
}

/** ``sql`${orders.total} + 1` ``, ``sql`total + 1` ``, `eb('total', '+', 1)`. */
function isCountedOn(session: Session, value: ts.Expression, column: string): boolean {
  const { ts } = session;
  if (ts.isTaggedTemplateExpression(value)) {
    const [, own] = /^`\s*(?:\$\{)?"?(?:\w+\.)?(\w+)"?\}?\s*[-+]/.exec(value.template.getText()) ?? [];
    return own === column;
  }
  if (!ts.isCallExpression(value)) return false;
  const [left, operator] = value.arguments
    .slice(0, 2)
    .map((one) => (ts.isStringLiteral(one) ? one.text : ''));
  return left === column && (operator === '+' || operator === '-') && value.arguments.length === 3;
}
