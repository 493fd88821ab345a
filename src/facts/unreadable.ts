import type { ts } from 'ts-morph';
import { calleeOf } from './callee.ts';
import { completionOf, ways } from './flow/completions.ts';
import { unwrap } from './flow/transparent.ts';
import { nodeOf } from './lookup.ts';
import { isMadeOf, type Given } from './made-of.ts';
import { mayPassBy } from './passed-by.ts';
import type { FunctionId, Reading } from './model.ts';
import { meaningOfName } from './name-meaning.ts';
import { shortText, spanOf, type Session } from './session.ts';
import { isBody } from './sites.ts';

/** How many functions are entered on the way to where a message is read. */
const depthLimit = 3;

/**
 * The way from a function to a call that fails for some texts, whenever it is made: `JSON.parse` of what the function's first parameter is
 * given. Nothing where a test looks at the text before, or the failure may end on the way, or a function that is named in `passes` may go past it.
 */
export function readingIn(session: Session, id: FunctionId, passes: readonly string[]): readonly Reading[] {
  const node = nodeOf(session, id);
  if (!node || !isBody(session.ts, node)) return [];
  const [message] = node.parameters;
  return message ? (wayIn(session, node, { given: new Set([message]), passes, depth: 0 }) ?? []) : [];
}

/** What is looked for on the way. */
interface Search {
  /** The parameters that hold the message. */
  readonly given: Given;
  readonly passes: readonly string[];
  /** How many functions were entered. */
  readonly depth: number;
}

function wayIn(
  session: Session,
  owner: ts.FunctionLikeDeclaration,
  search: Search,
): readonly Reading[] | null {
  const { given, passes } = search;
  for (const call of ownCalls(session, owner)) {
    const rest = isParse(session, call, given) ? [] : wayInto(session, call, search);
    if (rest && owner.body && mayPassBy(session, call, owner.body, passes, given)) return null;
    if (!rest || !failsWith(session, call, owner) || isTestedBefore(session, call, owner, given)) continue;
    return [{ span: spanOf(call), callee: shortText(call.expression, 40) }, ...rest];
  }
  return null;
}

/** The calls in a function's own text, in its order. */
function ownCalls({ ts }: Session, owner: ts.FunctionLikeDeclaration): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isCallExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  if (owner.body) visit(owner.body);
  return found;
}

/** `JSON.parse` of the runtime, given what a message holds. */
function isParse(
  session: Session,
  { expression, arguments: [text] }: ts.CallExpression,
  given: Given,
): boolean {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'parse') return false;
  const owner = expression.expression;
  if (!ts.isIdentifier(owner) || owner.text !== 'JSON' || !text) return false;
  const { kind } = meaningOfName(session, owner);
  return (kind === 'global' || kind === 'unknown') && isMadeOf(session, text, given);
}

/** The way on from a call that hands the message to a function of the program, which fails with its failure. */
function wayInto(
  session: Session,
  call: ts.CallExpression,
  { given, passes, depth }: Search,
): readonly Reading[] | null {
  const handed = [...call.arguments.keys()].filter((at) => {
    const argument = call.arguments[at];
    return argument !== undefined && isMadeOf(session, argument, given);
  });
  if (handed.length === 0 || depth >= depthLimit) return null;
  const [target, ...others] = calleeOf(session, call).targets;
  const node = target && others.length === 0 ? nodeOf(session, target.function) : null;
  if (!node || !isBody(session.ts, node) || node.asteriskToken) return null;
  if (isAsync(session, node) && !isWaitedFor(session, call)) return null;
  const parameters = handed.flatMap((at) => node.parameters[at] ?? []);
  return wayIn(session, node, { given: new Set(parameters), passes, depth: depth + 1 });
}

function isAsync({ ts }: Session, node: ts.FunctionLikeDeclaration): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
  );
}

function isWaitedFor({ ts }: Session, { parent }: ts.CallExpression): boolean {
  return ts.isAwaitExpression(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
}

/** Whether an error of a call leaves the function around it: no `catch` may take it in. */
function failsWith({ ts }: Session, call: ts.CallExpression, owner: ts.Node): boolean {
  const by = { ts, exceptions: true, ends: () => false, comesOut: () => null, leaves: () => 'no' as const };
  for (let node: ts.Node = call; node !== owner; node = node.parent) {
    const { parent } = node;
    if (ts.isCatchClause(node)) return false;
    if (!ts.isTryStatement(parent) || parent.tryBlock !== node || !parent.catchClause) continue;
    if (completionOf(by, parent.catchClause.block) !== ways.throw) return false;
  }
  return true;
}

/** Whether a test before a call, or around it, calls something about the message, which may be whether it can be read. */
function isTestedBefore(
  session: Session,
  call: ts.Node,
  owner: ts.FunctionLikeDeclaration,
  given: Given,
): boolean {
  const { ts } = session;
  const visit = (node: ts.Node): true | undefined => {
    if (node.pos >= call.pos || ts.isFunctionLike(node)) return undefined;
    const test = testOf(session, node);
    return test && asksAbout(session, test, given) ? true : ts.forEachChild(node, visit);
  };
  return (owner.body && visit(owner.body)) ?? false;
}

/** A function that is called by its name with nothing, and so says nothing of a message: `isRunning()`. */
function isGivenBeside({ ts }: Session, { expression, arguments: given }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && given.length === 0;
}

function testOf({ ts }: Session, node: ts.Node): ts.Expression | null {
  if (ts.isIfStatement(node) || ts.isSwitchStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node)) return node.condition;
  const isAnd =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd ? node.left : null;
}

function asksAbout(session: Session, test: ts.Expression, given: Given): boolean {
  const { ts } = session;
  const visit = (node: ts.Node): true | undefined => {
    const asked =
      ts.isCallExpression(node) && !isGivenBeside(session, node) ? [node.expression, ...node.arguments] : [];
    return asked.some((one) => isMadeOf(session, unwrap(ts, one), given))
      ? true
      : ts.forEachChild(node, visit);
  };
  return visit(test) ?? false;
}
