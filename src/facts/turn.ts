import type { ts } from 'ts-morph';
import { callFactOf } from './call-fact.ts';
import { isMapping } from './flow/mapped.ts';
import { reactedTo } from './flow/reaction.ts';
import { unwrap } from './flow/transparent.ts';
import { nodeOf } from './lookup.ts';
import type { CallFact, FunctionId } from './model.ts';
import { meaningOfName } from './name-meaning.ts';
import { isPackageTurn } from './package-turn.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';
import { isBody } from './sites.ts';

/** Functions that were entered on the way, so that none is looked into twice. */
type Entered = Set<ts.Node>;

/**
 * Whether waiting for an expression may be the wait for a turn: for a promise that somebody else keeps, for a timer, for a region of a library, or
 * for a body that cannot be seen. It is not where only known libraries are called, and functions of the program that wait for no more than that.
 */
export function mayBeTurn(session: Session, awaited: ts.Expression): boolean {
  return isTurn(session, awaited, new Set(), true);
}

function isTurn(session: Session, expression: ts.Expression, entered: Entered, awaited: boolean): boolean {
  const { ts } = session;
  const node = unwrap(ts, expression);
  const isPartTurn = (part: ts.Expression): boolean => isTurn(session, part, entered, awaited);
  if (ts.isCallExpression(node)) return isTurnOfCall(session, node, entered, awaited);
  if (ts.isIdentifier(node)) return isTurnOfName(session, node, entered, awaited);
  if (ts.isConditionalExpression(node)) return isPartTurn(node.whenTrue) || isPartTurn(node.whenFalse);
  if (ts.isBinaryExpression(node)) return isPartTurn(node.left) || isPartTurn(node.right);
  if (ts.isArrayLiteralExpression(node)) return node.elements.some(isPartTurn);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return isTurnOfPart(session, node, awaited);
  if (ts.isNewExpression(node)) return mayPromise(session, node);
  return ts.isSpreadElement(node) && isPartTurn(node.expression);
}

/**
 * A constant of the same function is as its initializer is. One from around it is a promise for everybody, who all go on when it is kept; what
 * else a name stands for may be the promise of whoever was there before.
 */
function isTurnOfName(session: Session, name: ts.Identifier, entered: Entered, awaited: boolean): boolean {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  const node = meaning.kind === 'declaration' ? meaning.node : null;
  if (!node || !ts.isVariableDeclaration(node) || !node.initializer) return mayPromise(session, name);
  // Promises may be added to a list, and taken from it, as long as it lives.
  if (ts.isArrayLiteralExpression(unwrap(ts, node.initializer))) return true;
  if ((ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) === 0) return mayPromise(session, name);
  const isOwn = functionAround(session, node) === functionAround(session, name);
  return isOwn && isTurn(session, node.initializer, entered, awaited);
}

/** A part of something may be a promise that is kept there. What is only returned of an answer, or of what the function is given, is none. */
function isTurnOfPart(
  session: Session,
  part: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  awaited: boolean,
): boolean {
  const { ts } = session;
  if (ts.isPropertyAccessExpression(part) && isReadonly(session, part)) return false;
  if (!awaited && isOfOwn(session, part)) return false;
  return mayPromise(session, part);
}

/** Whether something is a part of what its function is given or has found out. */
function isOfOwn(session: Session, part: ts.Expression): boolean {
  const { ts } = session;
  let root = part;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
  const meaning = ts.isIdentifier(root) ? meaningOfName(session, root) : null;
  return (
    meaning?.kind === 'declaration' && functionAround(session, meaning.node) === functionAround(session, root)
  );
}

function functionAround({ ts }: Session, node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, ts.isFunctionLike);
}

function isTurnOfCall(
  session: Session,
  call: ts.CallExpression,
  entered: Entered,
  awaited: boolean,
): boolean {
  const { ts } = session;
  const { expression: callee, arguments: args } = call;
  if (ts.isPropertyAccessExpression(callee)) {
    const isRun = (one: ts.Expression): boolean => isTurnOfArgument(session, one, entered);
    if (isPromiseClass(session, callee.expression))
      return args.some((one) => isTurnOfList(session, one, entered));
    const promise = reactedTo(ts, call);
    if (promise) return isTurn(session, promise, entered, awaited) || args.some(isRun);
    if (isMapping(ts, call)) return args.some(isRun);
  }
  const fact = callFactOf(session, call, { awaited: 'yes', spliced: [] });
  if (!fact) return isPackageTurn(session, call);
  if (fact.region || fact.inner) return true;
  if (fact.targets.length > 0) return fact.targets.some((one) => isTurnOf(session, one.function, entered));
  return fact.remote === null && isOutOfSight(session, call, fact, awaited);
}

function isOutOfSight(session: Session, call: ts.CallExpression, fact: CallFact, awaited: boolean): boolean {
  return awaited ? fact.visible !== 'no' || fact.callbacks.length > 0 : mayPromise(session, call);
}

/** What a combinator is given; a list that somebody else fills may hold any promise. */
function isTurnOfList(session: Session, list: ts.Expression, entered: Entered): boolean {
  const { ts } = session;
  const node = unwrap(ts, list);
  if (!ts.isIdentifier(node)) return isTurn(session, node, entered, true);
  const meaning = meaningOfName(session, node);
  const isGiven = meaning.kind !== 'declaration' || !ts.isVariableDeclaration(meaning.node);
  return isGiven || isTurnOfName(session, node, entered, true);
}

/** An argument that is run, or waited for: a function, a promise, a list of promises. */
function isTurnOfArgument(session: Session, argument: ts.Expression, entered: Entered): boolean {
  const { ts } = session;
  const node = unwrap(ts, argument);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return isTurnIn(session, node, entered);
  const value = session.evaluate(node);
  return value.kind === 'function'
    ? isTurnOf(session, value.id, entered)
    : isTurn(session, node, entered, true);
}

function isTurnOf(session: Session, id: FunctionId, entered: Entered): boolean {
  const node = nodeOf(session, id);
  return !node || !isBody(session.ts, node) || isTurnIn(session, node, entered);
}

/** Whether a function waits for a turn in its own text, or returns what may be one. */
function isTurnIn(session: Session, owner: ts.FunctionLikeDeclaration, entered: Entered): boolean {
  if (entered.has(owner)) return false;
  entered.add(owner);
  if (!owner.body || owner.asteriskToken) return true;
  return (
    awaitsIn(session, owner.body).some((one) => isTurn(session, one, entered, true)) ||
    returnsOf(session, owner).some((one) => isTurn(session, one, entered, false))
  );
}

/** What is awaited in a node's own text, without that of functions in it. */
export function awaitsIn({ ts }: Session, node: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isFunctionLike(one)) return;
    if (ts.isAwaitExpression(one)) found.push(one.expression);
    if (ts.isForOfStatement(one) && one.awaitModifier) found.push(one.expression);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

function isPromiseClass({ ts }: Session, node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'Promise';
}

/** Whether a property holds one promise for everybody, as a constant does. */
function isReadonly({ checker, ts }: Session, { name }: ts.PropertyAccessExpression): boolean {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (!declaration || !ts.isPropertyDeclaration(declaration)) return false;
  return (ts.getModifiers(declaration) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
}

/** Whether the type of an expression is that of a promise, or nothing that can be told. */
function mayPromise({ checker, ts }: Session, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => {
    const name = part.getSymbol()?.name;
    const isUntold = (part.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
    return isUntold || name === 'Promise' || name === 'PromiseLike';
  });
}
