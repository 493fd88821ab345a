import type { ts } from 'ts-morph';
import { callModelOf } from './api-value.ts';
import { bodyOf } from './entered-body.ts';
import { completionOf, completionOfReturn, ways, type Completion } from './flow/completions.ts';
import { reactionOf } from './flow/reaction.ts';
import { isRejectOfExecutor, isRejection } from './flow/rejections.ts';
import { unwrap } from './flow/transparent.ts';
import { inlineFunction } from './flow/splice.ts';
import { heldBy } from './held-value.ts';
import { propertyName } from './instance.ts';
import { nodeOf } from './lookup.ts';
import { alternatives, apiCallee } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import { timerIn } from './runtime-timer.ts';
import type { Session } from './session.ts';
import { isBody } from './sites.ts';
import { timedWaitOf } from './timed-wait.ts';

/** How a timer ends a promise: with an error for certain, or perhaps not. */
export type TimerEnd = 'rejected' | 'open';

const depthLimit = 8;

/** How a timer ends what an expression stands for; `null` where none is known to. */
export function endByTimer(session: Session, expression: ts.Expression): TimerEnd | null {
  return endOf(session, expression, 0);
}

function endOf(session: Session, expression: ts.Expression, depth: number, member = ''): TimerEnd | null {
  const { ts } = session;
  const node = unwrap(ts, expression);
  if (depth > depthLimit) return null;
  if (ts.isPropertyAccessExpression(node)) return endOf(session, node.expression, depth + 1, node.name.text);
  if (ts.isObjectLiteralExpression(node)) return endOfMember(session, node, depth, member);
  if (ts.isNewExpression(node)) return endOfPromise(session, node);
  if (ts.isCallExpression(node)) return endOfCall(session, node, depth, member);
  const held = heldBy(session, node);
  return held && endOf(session, held.value, depth + 1, held.member || member);
}

function endOfMember(
  session: Session,
  { properties }: ts.ObjectLiteralExpression,
  depth: number,
  member: string,
): TimerEnd | null {
  const { ts } = session;
  const property = properties.find(({ name }) => name && propertyName(session, name) === member);
  if (!property) return null;
  if (ts.isShorthandPropertyAssignment(property)) return endOf(session, property.name, depth + 1);
  return ts.isPropertyAssignment(property) ? endOf(session, property.initializer, depth + 1) : null;
}

/** `new Promise((_, reject) => setTimeout(reject, ms))` */
function endOfPromise(session: Session, { arguments: args }: ts.NewExpression): TimerEnd | null {
  const { ts } = session;
  const executor = inlineFunction(ts, args?.[0]);
  const timer = executor && timerIn(session, executor);
  const [run] = timer?.arguments ?? [];
  if (!run) return null;
  const rejects = ts.isIdentifier(run) ? isRejectOfExecutor(ts, run) : holdsRejection(session, run);
  return rejects ? 'rejected' : 'open';
}

function holdsRejection({ ts }: Session, scope: ts.Node): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && isRejection(ts, node)) || (ts.forEachChild(node, visit) ?? false);
  return visit(scope);
}

function endOfCall(
  session: Session,
  node: ts.CallExpression,
  depth: number,
  member: string,
): TimerEnd | null {
  const reaction = reactionOf(session.ts, node);
  if (reaction) {
    const end = endOf(session, reaction.promise, depth + 1);
    const handler = end === 'rejected' ? reaction.rejected : reaction.fulfilled;
    return end && handler ? endAfter(session, handler) : end;
  }
  const body = bodyOf(session, node);
  if (!body) return timedWaitOf(session, node)?.delay ? 'open' : endOfResolvers(session, node);
  const ends = returnsOf(session, body).map((returned) => endOf(session, returned, depth + 1, member));
  const returned = ends.find((end) => end !== null);
  if (returned) return returned;
  const isTimer = timedWaitOf(session, node)?.delay != null || timerIn(session, body, true) !== null;
  return isTimer ? endAfter(session, body) : null;
}

/** `const { promise, reject } = Promise.withResolvers(); setTimeout(reject, ms)` */
function endOfResolvers(session: Session, { expression, parent }: ts.CallExpression): TimerEnd | null {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'withResolvers') return null;
  const scope = ts.findAncestor(parent, ts.isFunctionLike);
  const [run] = (scope && timerIn(session, scope))?.arguments ?? [];
  if (!run || !ts.isVariableDeclaration(parent)) return null;
  const isHeld = (node: ts.Node): boolean => {
    const held = ts.isExpression(node) ? heldBy(session, node) : null;
    return held?.value.parent === parent && (held.member || memberAt(session, node)) === 'reject';
  };
  const visit = (node: ts.Node): boolean => isHeld(node) || (ts.forEachChild(node, visit) ?? false);
  return visit(run) ? 'rejected' : 'open';
}

function memberAt({ ts }: Session, { parent }: ts.Node): string {
  return ts.isPropertyAccessExpression(parent) ? parent.name.text : '';
}

/** How a function ends that is run at the end of a timer; one that asks somebody else is another call in the race. */
function endAfter(session: Session, reaction: ts.Node): TimerEnd | null {
  const fn = functionOf(session, reaction);
  if (!fn) return 'open';
  if (asksSomebody(session, fn)) return null;
  return failsAlways(session, fn) ? 'rejected' : 'open';
}

/** The function of the program that a node is or names. */
function functionOf(session: Session, node: ts.Node): ts.FunctionLikeDeclaration | null {
  const { ts } = session;
  if (isBody(ts, node)) return node;
  const [value, ...others] = ts.isExpression(node) ? alternatives(session.evaluate(node)) : [];
  const found = value?.kind === 'function' && others.length === 0 ? nodeOf(session, value.id) : null;
  return found && isBody(ts, found) ? found : null;
}

function asksSomebody(session: Session, fn: ts.FunctionLikeDeclaration): boolean {
  const { knowledge, ts } = session;
  const visit = (node: ts.Node): boolean => {
    const callee = ts.isCallExpression(node) ? apiCallee(session.evaluate(node.expression)) : null;
    const model = callee && callModelOf(knowledge, callee);
    return (model !== null && model.effect !== 'none') || (ts.forEachChild(node, visit) ?? false);
  };
  return visit(fn);
}

function failsAlways({ ts }: Session, { body }: ts.FunctionLikeDeclaration): boolean {
  if (!body) return false;
  const by: Completion = {
    ts,
    leaves: () => 'no',
    exceptions: true,
    ends: () => false,
    comesOut: () => null,
  };
  const how = ts.isBlock(body) ? completionOf(by, body) : completionOfReturn(by, body);
  return how === ways.throw;
}
