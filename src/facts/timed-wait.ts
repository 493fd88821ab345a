import type { ts } from 'ts-morph';
import { lastSegment } from './access-path.ts';
import { callModelOf, regionModelsOf } from './api-value.ts';
import type { TimedWait } from './flow/flow-visitor.ts';
import { assignedPaths } from './flow/loop/access-path.ts';
import { isAnswerOf } from './flow/loop/waits.ts';
import { unwrap } from './flow/transparent.ts';
import { inlineFunction } from './flow/splice.ts';
import { nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import { alternatives, apiCallee, numberOf } from './read-value.ts';
import { timerIn } from './runtime-timer.ts';
import type { Session } from './session.ts';
import { isBody } from './sites.ts';
import type { ApiValue } from './value.ts';

/** A wait of which nothing is known, and which may be none. */
const untold: TimedWait = { ms: null, delay: null };

/** A wait of no length. */
const atOnce: TimedWait = { ms: 0, delay: null };

/** How many functions are looked into, one called by the other. */
const depthLimit = 3;

/** Words of functions that wait on purpose, where the wait itself is not seen. */
const waitingWords = /\bsetTimeout\b|sleep|delay|back_?off|pause/i;

/** How long the promise of an expression is waited for on purpose; `null` where it is a library's call or a function that waits for such calls only. */
export function timedWaitOf(session: Session, expression: ts.Expression, depth = 0): TimedWait | null {
  const { ts } = session;
  const node = unwrap(ts, expression);
  if (ts.isNewExpression(node)) return byTimer(session, node);
  if (!ts.isCallExpression(node)) return untold;
  const [callee, ...others] = alternatives(session.evaluate(node.expression));
  if (!callee || others.length > 0) return untold;
  if (callee.kind === 'api') return byLibrary(session, node, callee);
  return callee.kind === 'function' && depth < depthLimit
    ? byFunction(session, node, callee.id, depth)
    : untold;
}

/** `new Promise((resolve) => setTimeout(resolve, ms))`. */
function byTimer(session: Session, { arguments: args }: ts.NewExpression): TimedWait {
  const { ts } = session;
  const executor = inlineFunction(ts, args?.[0]);
  const timer = executor && timerIn(session, executor.body);
  return timer ? told(session, timer.arguments[1]) : untold;
}

/** What passes before a timer of the runtime runs the function that a call hands to it, and where the arguments begin that it gives to that. */
export function timerAt(
  session: Session,
  call: ts.CallExpression,
): { readonly wait: TimedWait; readonly given: number } | null {
  const callee = apiCallee(session.evaluate(call.expression));
  const name =
    callee && regionModelsOf(session.knowledge, callee).some(({ kind }) => kind === 'deferred')
      ? lastSegment(callee.path)
      : null;
  if (name === 'setTimeout')
    return { wait: call.arguments[1] ? told(session, call.arguments[1]) : atOnce, given: 2 };
  return name === 'setImmediate' || name === 'nextTick' ? { wait: atOnce, given: 1 } : null;
}

function byLibrary(session: Session, node: ts.CallExpression, callee: ApiValue): TimedWait | null {
  const { knowledge } = session;
  const meaning =
    callee.type === '' ? knowledge.library(callee.package)?.value(`${callee.path}()`) : undefined;
  if (meaning?.means === 'delay') return told(session, node.arguments[meaning.argument ?? 0]);
  const isPlain = callModelOf(knowledge, callee) !== null && regionModelsOf(knowledge, callee).length === 0;
  return isPlain ? null : untold;
}

/** The wait in a function of the program, with what it is called with. */
function byFunction(
  session: Session,
  call: ts.CallExpression,
  id: FunctionId,
  depth: number,
): TimedWait | null {
  const { ts } = session;
  const declaration = nodeOf(session, id);
  if (!declaration || !isBody(ts, declaration) || !declaration.body || declaration.asteriskToken)
    return untold;
  const found = waitsIn(session, declaration.body, depth + 1);
  const [only, ...others] = found;
  if (!only) return waitingWords.test(declaration.getText()) ? untold : null;
  if (others.length > 0 || !only.delay) return untold;
  const value = session.evaluate(only.delay);
  if (value.kind !== 'parameter' || value.function !== id) return only.ms === null ? untold : only;
  const argument = call.arguments[value.index];
  if (argument && value.path.length === 0) return told(session, argument);
  const ms = value.fallback && value.path.length === 0 ? numberOf(value.fallback) : null;
  return ms === null ? untold : { ms, delay: null };
}

/** What a function waits for besides calls of libraries; what it asks their answers for is a part of those. */
function waitsIn(session: Session, body: ts.ConciseBody, depth: number): readonly TimedWait[] {
  const { ts } = session;
  const promises = promisesIn(ts, body).map((node) => ({ node, wait: timedWaitOf(session, node, depth) }));
  const answered = promises.filter(({ wait }) => wait === null).flatMap(({ node }) => heldUnder(ts, node));
  const answers = new Set(answered);
  return promises.flatMap(({ node, wait }) => {
    const isPart = wait === untold && isAnswerOf(ts, unwrap(ts, node), answers) && !leadsOn(session, node);
    return wait === null || isPart ? [] : [wait];
  });
}

/** The names that a variable gives to what is awaited: `const answer = await ask()`. */
function heldUnder(compiler: typeof ts, { parent }: ts.Expression): readonly string[] {
  const variable = compiler.isAwaitExpression(parent) ? parent.parent : null;
  return variable && compiler.isVariableDeclaration(variable) ? assignedPaths(compiler, variable.name) : [];
}

/** Whether an expression calls functions of the program. */
function leadsOn(session: Session, expression: ts.Expression): boolean {
  const node = unwrap(session.ts, expression);
  if (!session.ts.isCallExpression(node)) return false;
  return alternatives(session.evaluate(node.expression)).some(({ kind }) => kind === 'function');
}

/** What a function waits for: what it awaits, and what calls it returns. */
function promisesIn(compiler: typeof ts, body: ts.ConciseBody): readonly ts.Expression[] {
  if (!compiler.isBlock(body)) return mayPromise(compiler, body) ? [body] : [];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node)) return;
    if (compiler.isAwaitExpression(node)) found.push(node.expression);
    else if (compiler.isReturnStatement(node) && node.expression && mayPromise(compiler, node.expression)) {
      found.push(node.expression);
    } else compiler.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function mayPromise(compiler: typeof ts, expression: ts.Expression): boolean {
  const node = unwrap(compiler, expression);
  return compiler.isCallExpression(node) || compiler.isNewExpression(node);
}

function told(session: Session, delay: ts.Expression | undefined): TimedWait {
  return delay ? { ms: numberOf(session.evaluate(delay)), delay } : { ms: 0, delay: null };
}
