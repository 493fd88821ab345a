import type { ts } from 'ts-morph';
import { contains } from '../contains.ts';
import { changesIn } from '../loop/changes.ts';
import { namesStop } from '../loop/loop-limits.ts';
import { isNoteName } from '../muting.ts';
import { parentOf } from '../parent.ts';
import type { Walk } from '../walk.ts';
import type { Again, Attempt } from './again.ts';

/** Whether every failure leads to another run: nothing that may come out otherwise some time decides on it, before the attempt or after it. */
export function isUnguarded(walk: Walk, again: Again, attempt: Attempt): boolean {
  return (
    isReachedAlways(walk, again, attempt) && !mayEndBefore(walk, again, attempt) && !isHandedStop(walk, again)
  );
}

/** Whether the handler always comes to its call: no choice, loop or `try` stands around it, and nothing before it leaves. */
function isReachedAlways(walk: Walk, { call }: Again, { handler }: Attempt): boolean {
  const { ts } = walk;
  for (let node: ts.Node = call; node !== handler;) {
    const around = parentOf(node);
    if (!around || isChoice(ts, around)) return false;
    if (ts.isBlock(around) && beforeIn(around, node).some((one) => mayLeave(walk, one))) return false;
    node = around;
  }
  return true;
}

/** Whether a run may be handed a way to stop. */
function isHandedStop({ ts }: Walk, { fn }: Again): boolean {
  const values = { changes: fn.body ? changesIn(ts, fn.body) : [] };
  return (
    fn.body !== undefined &&
    contains(ts, fn.body, (node) => ts.isIdentifier(node) && namesStop({ ts, values }, node))
  );
}

function isChoice(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isBinaryExpression(node)) return node.operatorToken.kind !== compiler.SyntaxKind.EqualsToken;
  return (
    compiler.isIfStatement(node) ||
    compiler.isConditionalExpression(node) ||
    compiler.isSwitchStatement(node) ||
    compiler.isIterationStatement(node, false) ||
    compiler.isTryStatement(node)
  );
}

function beforeIn({ statements }: ts.Block, node: ts.Node): readonly ts.Statement[] {
  return statements.filter(({ end }) => end <= node.pos);
}

/** Whether a run may end before its attempt, by something else than what it is given, which is the same each time. */
function mayEndBefore(walk: Walk, again: Again, { node, tried }: Attempt): boolean {
  const { ts } = walk;
  const given = givenAlike(walk, again);
  const leaves = (one: ts.Node) => mayLeave(walk, one, given);
  for (let at = node; at !== again.fn;) {
    const around = parentOf(at);
    if (!around) return true;
    if (around !== again.fn && isChoice(ts, around) && !isDecidedBy(ts, around, given)) return true;
    if (ts.isBlock(around) && beforeIn(around, at).some(leaves)) return true;
    at = around;
  }
  return ts.isBlock(tried) && beforeFirstWait(ts, tried).some((one) => returnsIn(ts, one) && leaves(one));
}

/** The parameters that each run is given alike. */
function givenAlike({ ts }: Walk, { fn, steps }: Again): ReadonlySet<string> {
  const names = fn.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  return new Set(names.filter((name) => !steps.has(name)));
}

function beforeFirstWait(compiler: typeof ts, { statements }: ts.Block): readonly ts.Statement[] {
  const first = statements.findIndex((one) => contains(compiler, one, compiler.isAwaitExpression));
  return first === -1 ? statements : statements.slice(0, first);
}

function returnsIn(compiler: typeof ts, node: ts.Node): boolean {
  return contains(compiler, node, compiler.isReturnStatement);
}

/** Whether a statement may end the run: by an exit in it, unless it is `given` alike what decides on that, or by a call that may throw. */
function mayLeave(walk: Walk, node: ts.Node, given: ReadonlySet<string> = new Set()): boolean {
  const { ts, visitor } = walk;
  if (ts.isIfStatement(node) && isDecidedBy(ts, node, given)) return false;
  const isGuard = !ts.isVariableStatement(node) || given.size === 0;
  return contains(ts, node, (one) => {
    if (ts.isReturnStatement(one) || ts.isThrowStatement(one)) return true;
    if (!isGuard) return false;
    if (!ts.isCallExpression(one) || isNoteName(ts, one.expression)) return false;
    return visitor.leaves(one) !== 'no';
  });
}

/** Whether a test reads nothing but names that are given alike. */
function isDecidedBy(compiler: typeof ts, node: ts.Node, given: ReadonlySet<string>): boolean {
  if (!compiler.isIfStatement(node)) return false;
  const isOther = (one: ts.Node): boolean => {
    if (one.kind === compiler.SyntaxKind.ThisKeyword || compiler.isCallExpression(one)) return true;
    // A member may change from one run to the next.
    if (compiler.isPropertyAccessExpression(one)) return true;
    if (compiler.isIdentifier(one)) return !given.has(one.text) && one.text !== 'undefined';
    return compiler.forEachChild(one, (child) => isOther(child) || undefined) ?? false;
  };
  return !isOther(node.expression);
}
