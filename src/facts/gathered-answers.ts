import type { ts } from 'ts-morph';
import { combinatorOf } from './flow/combinator.ts';
import { mappingWith } from './flow/mapped.ts';
import { isTransparentOrAwait } from './flow/transparent.ts';
import type { Answer } from './model.ts';
import { namesOf } from './sole-use.ts';
import type { Session } from './session.ts';

/**
 * Whether anything is read of an answer that is gathered with others, by `Promise.all([…])` or `Promise.all(items.map(…))`: `no` where the
 * whole is dropped, `unknown` otherwise, and of an answer that goes elsewhere.
 */
export function gatheredPart(session: Session, node: ts.Node): Answer {
  const list = listAround(session, node);
  return list && isListDropped(session, list) ? 'no' : 'unknown';
}

/** The list in which an answer, or its promise, is one element. */
function listAround({ ts }: Session, node: ts.Node): ts.Node | null {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent)) return parent;
  const run = ts.isReturnStatement(parent)
    ? ts.findAncestor(parent, ts.isFunctionLike)
    : ts.isArrowFunction(parent) && parent.body === node
      ? parent
      : undefined;
  return run ? mappingWith(ts, run) : null;
}

function isListDropped(session: Session, list: ts.Node): boolean {
  const { ts } = session;
  const { parent } = list;
  if (isTransparentOrAwait(session.ts, parent)) return isListDropped(session, parent);
  if (isDropped(session, list)) return true;
  if (ts.isCallExpression(parent)) return isGathering(session, parent) && isListDropped(session, parent);
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  return namesOf(session, parent.name)?.every((use) => isListDropped(session, use)) === true;
}

/** `Promise.all(list)` and `Promise.allSettled(list)`. */
function isGathering({ ts }: Session, call: ts.CallExpression): boolean {
  const combinator = combinatorOf(ts, call);
  return combinator === 'all' || combinator === 'allSettled';
}

/** Whether nothing but whether there is a value is asked. */
export function isDropped({ ts }: Session, node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isExpressionStatement(parent) ||
    ts.isVoidExpression(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    (ts.isIfStatement(parent) && parent.expression === node)
  );
}
