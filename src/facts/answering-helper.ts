import type { ts } from 'ts-morph';
import { isGoodBody } from './answer-body.ts';
import { chainRoot } from './chain-root.ts';
import { contains } from './flow/contains.ts';
import { isTransparentOrAwait } from './flow/transparent.ts';
import { nodeOf } from './lookup.ts';
import type { CallFact, Span } from './model.ts';
import { meaningOfName } from './name-meaning.ts';
import { callNodeAt } from './node-at.ts';
import { onlyValue } from './read-value.ts';
import { type Answering, answeringOf, hasGoodStatus, isSetApart } from './response.ts';
import type { Session } from './session.ts';

/**
 * What a call of a function of the program tells that answers the request by something it is given: `success` of `ok(res, { id })` where that is
 * `res.status(200).json({ success: true, data })`; `undefined` where it is not known to answer.
 */
export function answeredThrough(session: Session, span: Span): CallFact['responds'] {
  const { ts } = session;
  const call = callNodeAt(session, span);
  if (!call || !ts.isCallExpression(call)) return undefined;
  const called = onlyValue(session.evaluate(call.expression));
  const helper = called?.kind === 'function' ? nodeOf(session, called.id) : null;
  const [answering, ...others] = helper ? answeringsIn(session, helper) : [];
  if (!helper || !answering) return undefined;
  const isOne = others.length === 0 && isAlwaysMet(session, answering.node, helper);
  return isOne && isGoodFrom(session, call, answering, helper) ? 'success' : 'open';
}

/** The places in a function where the request is answered where they stand. */
function answeringsIn(session: Session, helper: ts.Node): readonly Answering[] {
  const found: Answering[] = [];
  contains(session.ts, bodyOf(session, helper) ?? helper, (node) => {
    const answering = answeringOf(session, node);
    if (answering && !answering.model.returned) found.push(answering);
    return false;
  });
  return found;
}

function bodyOf({ ts }: Session, helper: ts.Node): ts.Node | undefined {
  return ts.isFunctionLike(helper) && 'body' in helper ? helper.body : undefined;
}

/** Whether each run of a function comes to a node of its text. */
function isAlwaysMet(session: Session, node: ts.Node, helper: ts.Node): boolean {
  const { ts } = session;
  const body = bodyOf(session, helper);
  const isLeft = (one: ts.Node) => ts.isReturnStatement(one) && one.end <= node.pos;
  if (!body || contains(ts, body, isLeft)) return false;
  let at = node;
  while (at !== body && (isTransparentOrAwait(ts, at.parent) || isPlainStatement(ts, at.parent)))
    at = at.parent;
  return at === body || at.parent === body;
}

function isPlainStatement(compiler: typeof ts, node: ts.Node): boolean {
  return compiler.isExpressionStatement(node) || compiler.isReturnStatement(node);
}

/** Whether what is answered is a success, with what the call gives for the parameters, and nothing beside the call makes another answer of it. */
function isGoodFrom(
  session: Session,
  call: ts.CallExpression,
  answering: Answering,
  helper: ts.Node,
): boolean {
  const { model, given, receiver } = answering;
  const answer = argumentFor(session, chainRoot(session, receiver), call, helper);
  if (!answer || !hasGoodStatus(session, answering) || isSetApart(session, call, model, answer.getText()))
    return false;
  const told = model.body === undefined ? undefined : given[model.body];
  const body = told && (argumentFor(session, told, call, helper) ?? told);
  return !body || isGoodBody(session, call, body);
}

/** What a call gives for the parameter that a name in the function stands for; `null` where it stands for none, or nothing is given. */
function argumentFor(
  session: Session,
  node: ts.Node,
  call: ts.CallExpression,
  helper: ts.Node,
): ts.Expression | null {
  const { ts } = session;
  if (!ts.isIdentifier(node)) return null;
  const meaning = meaningOfName(session, node);
  const parameter = meaning.kind === 'declaration' ? meaning.node : null;
  if (!parameter || !ts.isParameter(parameter) || parameter.parent !== helper) return null;
  return call.arguments[parameter.parent.parameters.indexOf(parameter)] ?? null;
}
