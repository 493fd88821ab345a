import type { ts } from 'ts-morph';
import type { Restart } from '../../model.ts';
import { spanOf } from '../../session.ts';
import { assignedPaths, mentions } from '../loop/access-path.ts';
import { type Change, changesIn } from '../loop/changes.ts';
import { doesTheSame } from '../loop/same-turn.ts';
import { awaitedIn, pauseAmong, type Turn } from '../loop/waits.ts';
import { isNoteName } from '../muting.ts';
import { parentOf } from '../parent.ts';
import type { Walk } from '../walk.ts';
import { type Again, againIn, type Attempt } from './again.ts';
import { runsOf } from './runs.ts';
import { isScheduled } from './scheduled.ts';
import { isUnguarded } from './unguarded.ts';

/** How what handles a failure starts its function again; `null` where it is not known to, or each run does something else. */
export function restartOf(walk: Walk, attempt: Attempt): Restart | null {
  const again = againIn(walk, attempt);
  if (!again || (again.wait && isScheduled(walk, again, attempt))) return null;
  const runs = runsOf(walk, again, attempt.tried);
  if (!runs && !isUnguarded(walk, again, attempt)) return null;
  const turn = turnOf(walk, again);
  if (!doesTheSame(walk, turn.values, attempt.tried, attempt.handler)) return null;
  return {
    span: spanOf(again.call),
    capped: runs ? 'yes' : again.wait && isKept(walk.ts, again.call) ? 'unknown' : 'no',
    turns: runs?.most ?? null,
    pause: pauseAmong(walk, turn, waitsIn(walk, again, attempt.tried), again),
    choosy: isChoosy(walk.ts, attempt),
  };
}

/** The restart of the function around a `try` statement by its handler. */
export function restartOfTry(walk: Walk, node: ts.TryStatement): Restart | null {
  const { tryBlock: tried, catchClause: clause } = node;
  if (!clause) return null;
  return restartOf(walk, {
    node,
    tried,
    handler: clause.block,
    caught: clause.variableDeclaration?.name ?? null,
  });
}

/** What differs from one run to the next: the parameters that are handed on with another value, what runs leave counted, and what is derived from them. */
function turnOf({ ts }: Walk, { fn, steps }: Again): Turn {
  const changes = fn.body ? changesIn(ts, fn.body) : [];
  const left = changes.filter((change) => isCounted(ts, change) && !isDeclaredIn(ts, fn, change.name));
  const counters = new Set([...steps.keys(), ...left.map(({ name }) => name)]);
  const derived = changes.filter(({ value }) => value && mentions(ts, value, counters));
  return { node: fn, values: { counters, counted: new Set(derived.map(({ name }) => name)), changes } };
}

function isCounted(compiler: typeof ts, { how, name, value }: Change): boolean {
  if (how === 'step' || how === 'compound') return true;
  return how === 'assigned' && value !== null && mentions(compiler, value, new Set([name]));
}

function isDeclaredIn(compiler: typeof ts, fn: ts.FunctionLikeDeclaration, name: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (compiler.isVariableDeclaration(node) && assignedPaths(compiler, node.name).includes(name)) ||
    (compiler.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(fn);
}

/** What a run waits for before it starts the next one. */
function waitsIn({ ts }: Walk, { fn, call }: Again, attempt: ts.Node): readonly ts.Expression[] {
  const results = new Set(changesIn(ts, attempt).map(({ name }) => name));
  return fn.body ? awaitedIn(ts, fn.body, results).filter((node) => node !== call) : [];
}

/** Whether a timer is kept, so that it may be cleared. */
function isKept(compiler: typeof ts, call: ts.CallExpression): boolean {
  const around = parentOf(call);
  if (!around) return true;
  return (
    compiler.isVariableDeclaration(around) ||
    compiler.isBinaryExpression(around) ||
    compiler.isCallExpression(around)
  );
}

/** Whether anything but a log and a `throw` makes use of a caught error. */
function isChoosy(compiler: typeof ts, { caught, handler }: Attempt): boolean {
  if (!caught) return false;
  if (!compiler.isIdentifier(caught)) return true;
  const { text } = caught;
  const isUsed = (node: ts.Node): boolean => {
    if (compiler.isThrowStatement(node) || isNote(compiler, node)) return false;
    if (compiler.isIdentifier(node)) return node.text === text;
    return compiler.forEachChild(node, (child) => isUsed(child) || undefined) ?? false;
  };
  return isUsed(handler);
}

/** `log.warn(error);` */
function isNote(compiler: typeof ts, node: ts.Node): boolean {
  if (!compiler.isExpressionStatement(node) || !compiler.isCallExpression(node.expression)) return false;
  return isNoteName(compiler, node.expression.expression);
}
