import type { ts } from 'ts-morph';
import { callModelOf } from './api-value.ts';
import { unwrap } from './flow/transparent.ts';
import { nodeOf } from './lookup.ts';
import { isMeasured } from './measured.ts';
import { meaningOfName } from './name-meaning.ts';
import { isObserver } from './observation.ts';
import { onlyValue } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';
import type { ApiValue } from './value.ts';

/** A part of what a known library's call answers: the members that lead to it. */
export interface AnswerPart {
  readonly call: ts.CallExpression;
  readonly callee: ApiValue;
  readonly path: readonly string[];
}

/** Names, members and functions that are followed at most. */
const depthLimit = 12;

/** Members of an answer by which it is read as a whole. */
const readers = new Set(['json', 'promise', 'lean', 'exec', 'body']);

/** The answer of which an expression, or what it is a promise of, is a part; `null` where that cannot be told. */
export function answerPartOf(session: Session, node: ts.Expression, depth = 0): AnswerPart | null {
  const { ts } = session;
  const inner = unwrap(ts, node);
  if (depth > depthLimit) return null;
  if (ts.isIdentifier(inner)) return partOfName(session, inner, depth);
  if (ts.isPropertyAccessExpression(inner))
    return below(answerPartOf(session, inner.expression, depth + 1), inner.name.text);
  return ts.isCallExpression(inner) ? partOfCall(session, inner, depth) : null;
}

function below(part: AnswerPart | null, name: string): AnswerPart | null {
  return part && { ...part, path: [...part.path, name] };
}

function partOfName(session: Session, name: ts.Identifier, depth: number): AnswerPart | null {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  if (meaning.kind !== 'declaration' || isMeasured(ts, name)) return null;
  const { node } = meaning;
  return ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isParameter(node)
    ? partOfDeclaration(session, node, depth)
    : null;
}

function partOfDeclaration(
  session: Session,
  node: ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration,
  depth: number,
): AnswerPart | null {
  const { ts } = session;
  if (ts.isBindingElement(node)) {
    const { parent, propertyName = node.name } = node;
    if (!ts.isObjectBindingPattern(parent) || !ts.isIdentifier(propertyName) || node.dotDotDotToken)
      return null;
    return below(partOfDeclaration(session, parent.parent, depth + 1), propertyName.text);
  }
  if (ts.isParameter(node)) {
    const receiver = chainedTo(session, node.parent, node);
    return receiver && answerPartOf(session, receiver, depth + 1);
  }
  const isConstant = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
  return isConstant && node.initializer ? answerPartOf(session, node.initializer, depth + 1) : null;
}

/** The promise whose value a parameter is: `promise.then((value) => …)`. */
function chainedTo(
  { ts }: Session,
  owner: ts.Node,
  parameter: ts.ParameterDeclaration,
): ts.Expression | null {
  const call = owner.parent;
  const isFirst = ts.isArrowFunction(owner) && owner.parameters[0] === parameter;
  if (!isFirst || !ts.isCallExpression(call) || call.arguments[0] !== owner) return null;
  const { expression } = call;
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'then'
    ? expression.expression
    : null;
}

function partOfCall(session: Session, call: ts.CallExpression, depth: number): AnswerPart | null {
  const { ts } = session;
  const { expression } = call;
  const [first] = call.arguments;
  const receiver = ts.isPropertyAccessExpression(expression) ? expression : null;
  if (receiver?.name.text === 'then' && first) return partOfReturned(session, first, depth);
  if (isObserver(session, call)) return first ? answerPartOf(session, first, depth + 1) : null;
  const callee = onlyValue(session.evaluate(expression));
  if (!callee) return null;
  if (callee.kind === 'api' && callModelOf(session.knowledge, callee)) return { call, callee, path: [] };
  if (receiver && readers.has(receiver.name.text))
    return answerPartOf(session, receiver.expression, depth + 1);
  const declaration = callee.kind === 'function' ? nodeOf(session, callee.id) : null;
  return declaration && partOfReturned(session, declaration, depth);
}

function partOfReturned(session: Session, fn: ts.Node, depth: number): AnswerPart | null {
  const [returned, ...others] = returnsOf(session, fn);
  return returned && others.length === 0 ? answerPartOf(session, returned, depth + 1) : null;
}
