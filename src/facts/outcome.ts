import type { ts } from 'ts-morph';
import { combinatorOf } from './flow/combinator.ts';
import { contains } from './flow/contains.ts';
import { type Reaction, reactionOf } from './flow/reaction.ts';
import { inlineFunction } from './flow/splice.ts';
import { unwrap } from './flow/transparent.ts';
import { nodeOf } from './lookup.ts';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';
import { isBody } from './sites.ts';
import { type Called, isSameTold, partAt, type Told, toldBy } from './told-value.ts';

/** What the promise of an expression gives, or a part of that, by whether what it stands for fails; `null` where that cannot be told. */
export interface Outcome {
  readonly succeeded: Told | null;
  readonly failed: Told | null;
}

/** How many functions are looked into, one called by the other. */
const depthLimit = 3;

/**
 * What a promise gives that takes the failure in and tells of it by a value: `load().catch(() => null)`, `Promise.allSettled([load()])`, a
 * function that returns `{ ok: false }` from its `catch`. `null` for any other: its failure is thrown, or is not known to be told.
 */
export function outcomeOf(
  session: Session,
  promise: ts.Expression,
  path: readonly string[],
  depth = 0,
): Outcome | null {
  const { ts } = session;
  const node = unwrap(ts, promise);
  if (!ts.isCallExpression(node) || depth > depthLimit) return null;
  const [callee, ...others] = alternatives(session.evaluate(node.expression));
  if (callee?.kind === 'function' && others.length === 0) {
    const fn = nodeOf(session, callee.id);
    return fn && isBody(ts, fn) ? outcomeOfFunction(session, fn, node, path, depth) : null;
  }
  const reaction = reactionOf(ts, node);
  if (reaction) return outcomeOfReaction(session, reaction, path);
  return isSettledOne(ts, node) ? outcomeOfSettled(path) : null;
}

/** `promise.then(f, g)`, `promise.catch(g)`. */
function outcomeOfReaction(
  session: Session,
  { by, promise, fulfilled, rejected }: Reaction,
  path: readonly string[],
): Outcome | null {
  const handler = inlineFunction(session.ts, rejected);
  if (!handler || throwsIn(session, handler.body)) return null;
  const failed = toldByAll(session, resultsOf(session, handler), path);
  const succeeded = by === 'then' ? given(session, fulfilled, path) : gives(session, promise, path);
  return failed && { succeeded, failed };
}

/** What a promise gives that nothing takes the failure of. */
function gives(session: Session, promise: ts.Expression, path: readonly string[]): Told | null {
  const { ts } = session;
  const node = unwrap(ts, promise);
  const reaction = reactionOf(ts, node);
  if (reaction?.by === 'then' && !reaction.rejected) return given(session, reaction.fulfilled, path);
  return path.length === 0 ? toldBy(session, { awaited: node }) : null;
}

/** What a function gives that is written where it reacts to a promise. */
function given(session: Session, reaction: ts.Expression | undefined, path: readonly string[]): Told | null {
  const fn = inlineFunction(session.ts, reaction);
  return fn && toldByAll(session, resultsOf(session, fn), path);
}

function isSettledOne(compiler: typeof ts, node: ts.CallExpression): boolean {
  const [list] = node.arguments;
  if (combinatorOf(compiler, node) !== 'allSettled') return false;
  if (!list || !compiler.isArrayLiteralExpression(list)) return false;
  return list.elements.length === 1 && list.elements.every((one) => !compiler.isSpreadElement(one));
}

function outcomeOfSettled([index, part, ...others]: readonly string[]): Outcome | null {
  if (index !== '0' || part !== 'status' || others.length > 0) return null;
  return {
    succeeded: { kind: 'constant', value: 'fulfilled' },
    failed: { kind: 'constant', value: 'rejected' },
  };
}

/** What a function of the program gives that catches what fails in it. */
function outcomeOfFunction(
  session: Session,
  fn: ts.FunctionLikeDeclaration,
  call: ts.CallExpression,
  path: readonly string[],
  depth: number,
): Outcome | null {
  const { ts } = session;
  const { body } = fn;
  if (!body || fn.asteriskToken) return null;
  if (!ts.isBlock(body)) return outcomeOf(session, body, path, depth + 1);
  const at = body.statements.findIndex(ts.isTryStatement);
  const [tried, ...after] = at === -1 ? [] : body.statements.slice(at);
  const [only] = body.statements;
  if (!tried || !ts.isTryStatement(tried))
    return only && ts.isReturnStatement(only) && only.expression
      ? outcomeOf(session, only.expression, path, depth + 1)
      : null;
  const before = body.statements.slice(0, at);
  return before.some((one) => returnsIn(session, one).length > 0)
    ? null
    : outcomeOfTry(session, tried, after, path, { fn, call });
}

function outcomeOfTry(
  session: Session,
  { tryBlock, catchClause, finallyBlock }: ts.TryStatement,
  after: readonly ts.Statement[],
  path: readonly string[],
  called: Called,
): Outcome | null {
  if (!catchClause || (finallyBlock && returnsIn(session, finallyBlock).length > 0)) return null;
  if ([catchClause.block, ...after].some((one) => throwsIn(session, one))) return null;
  const rest = after.flatMap((one) => returnsIn(session, one));
  const last = endsIn(session, after.at(-1)) ? rest : [...rest, undefined];
  const from = (block: ts.Block) => [
    ...returnsIn(session, block),
    ...(endsIn(session, block.statements.at(-1)) ? [] : last),
  ];
  const failed = toldByAll(session, from(catchClause.block), path, called);
  return failed && { succeeded: toldByAll(session, from(tryBlock), path, called), failed };
}

function endsIn({ ts }: Session, statement: ts.Statement | undefined): boolean {
  return statement !== undefined && ts.isReturnStatement(statement);
}

/** What several results tell alike; `null` where they do not. */
function toldByAll(
  session: Session,
  results: readonly (ts.Expression | undefined)[],
  path: readonly string[],
  called?: Called,
): Told | null {
  const told = results.map((one) => partAt(session, one, path, called));
  const [first] = told;
  return first && told.every((one) => one !== null && isSameTold(one, first)) ? first : null;
}

/** What a function written in place results in. */
function resultsOf(session: Session, { body }: ts.ArrowFunction | ts.FunctionExpression) {
  if (!session.ts.isBlock(body)) return [body];
  const returned = returnsIn(session, body);
  return endsIn(session, body.statements.at(-1)) ? returned : [...returned, undefined];
}

/** The values of the `return` statements in a node, functions within left out. */
function returnsIn({ ts }: Session, root: ts.Node): readonly (ts.Expression | undefined)[] {
  const found: (ts.Expression | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found.push(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Whether an error may leave a node by a `throw`, functions within left out. */
function throwsIn({ ts }: Session, root: ts.Node): boolean {
  return contains(ts, root, ts.isThrowStatement);
}
