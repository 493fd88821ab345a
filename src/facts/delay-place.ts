import type { ts } from 'ts-morph';
import { unwrap } from './flow/transparent.ts';
import { nodeOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import type { FunctionId, Span } from './model.ts';
import { alternatives, numberOf } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import { spanOf, type Session } from './session.ts';
import { turnOf } from './sole-use.ts';

/** How far the making of a delay is followed. */
const depthLimit = 4;

/**
 * Where the length of a wait is made, as far as the file of its expression shows: the arithmetic, also in a constant of the same `turn` (the
 * loop or the function that makes it anew) or in the function that is asked for it; the name of that function where it has several answers.
 */
export function delayPlace(session: Session, delay: ts.Expression, turn: ts.Node, depth = 0): Span {
  const { ts } = session;
  const node = unwrap(ts, delay);
  if (depth > depthLimit) return spanOf(node);
  const source = ts.isIdentifier(node) ? heldIn(session, node, turn) : null;
  if (source) return delayPlace(session, source, turn, depth + 1);
  const scaled = scaledBy(session, node) ?? node;
  return (ts.isCallExpression(scaled) && placeOfCall(session, scaled, depth)) || spanOf(node);
}

/** Where a function makes the delay that it returns, as {@link delayPlace} says; `null` where it stands in another file. */
export function placeInFunction(session: Session, id: FunctionId, file: string, depth = 0): Span | null {
  const { ts } = session;
  const fn = nodeOf(session, id);
  if (!fn || !ts.isFunctionLike(fn) || fn.getSourceFile().fileName !== file) return null;
  const [told, ...others] = returnsOf(session, fn).filter((one) => numberOf(session.evaluate(one)) === null);
  return told && others.length === 0
    ? delayPlace(session, told, fn, depth + 1)
    : spanOf(ts.getNameOfDeclaration(fn) ?? fn);
}

/** What a constant holds that each turn makes anew. */
function heldIn(session: Session, use: ts.Identifier, turn: ts.Node): ts.Expression | null {
  const { ts } = session;
  const meaning = meaningOfName(session, use);
  if (meaning.kind !== 'declaration' || !ts.isVariableDeclaration(meaning.node)) return null;
  const isConstant = (ts.getCombinedNodeFlags(meaning.node) & ts.NodeFlags.Const) !== 0;
  return isConstant && turnOf(session, meaning.node) === turn ? (meaning.node.initializer ?? null) : null;
}

/** What a number changes the unit of: `seconds(attempt)` in `seconds(attempt) * 1000`. */
function scaledBy({ ts }: Session, node: ts.Expression): ts.Expression | null {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.AsteriskToken) return null;
  if (ts.isNumericLiteral(node.right)) return unwrap(ts, node.left);
  return ts.isNumericLiteral(node.left) ? unwrap(ts, node.right) : null;
}

/** The place in a function that is asked with names alone; arithmetic among the arguments makes the delay itself. */
function placeOfCall(session: Session, call: ts.CallExpression, depth: number): Span | null {
  const { ts } = session;
  const isAsked = (one: ts.Expression) => ts.isIdentifier(one) || ts.isNumericLiteral(one);
  if (!call.arguments.some(ts.isIdentifier) || !call.arguments.every(isAsked)) return null;
  const [callee, ...others] = alternatives(session.evaluate(call.expression));
  if (callee?.kind !== 'function' || others.length > 0) return null;
  return placeInFunction(session, callee.id, call.getSourceFile().fileName, depth + 1);
}
