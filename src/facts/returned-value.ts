import type { ts } from 'ts-morph';
import { either } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** What a function of the program returns, in terms of its parameters; `null` when it has no body or returns nothing. */
export function returnedValue(session: Session, node: ts.Node): Value | null {
  const returned = returnsOf(session, node).map((expression) => session.evaluate(expression));
  return returned.length === 0 ? null : either(returned);
}

/** The expressions that a function of the program returns; none where it has no body. */
export function returnsOf(session: Session, node: ts.Node): readonly ts.Expression[] {
  const { ts } = session;
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return [node.body];
  const body = ts.isFunctionLike(node) && 'body' in node ? node.body : undefined;
  return body && ts.isBlock(body) ? returnsIn(session, body) : [];
}

const returns = new WeakMap<ts.Block, readonly ts.Expression[]>();

function returnsIn(session: Session, body: ts.Block): readonly ts.Expression[] {
  const known = returns.get(body) ?? findReturns(session, body);
  returns.set(body, known);
  return known;
}

function findReturns({ ts }: Session, body: ts.Block): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return found;
}
