import type { ts } from 'ts-morph';
import type { Restart } from '../../model.ts';
import { spanOf } from '../../session.ts';
import { mentions } from '../loop/access-path.ts';
import { changesIn } from '../loop/changes.ts';
import { doesTheSame } from '../loop/same-turn.ts';
import { awaitedIn, pauseAmong, type Turn } from '../loop/waits.ts';
import { isNoteName } from '../muting.ts';
import type { Walk } from '../walk.ts';
import { type Again, againIn } from './again.ts';
import { runsOf } from './runs.ts';

/** How the handler of a `try` starts its function again and counts; `null` where it is not known to, or each run does something else. */
export function restartOf(walk: Walk, { tryBlock, catchClause }: ts.TryStatement): Restart | null {
  const again = catchClause ? againIn(walk, catchClause.block) : null;
  const runs = again && runsOf(walk, again, tryBlock);
  if (!catchClause || !again || !runs) return null;
  const turn = turnOf(walk, again);
  if (!doesTheSame(walk, turn.values, tryBlock, catchClause)) return null;
  return {
    span: spanOf(again.call),
    turns: runs.most,
    pause: pauseAmong(walk, turn, waitsIn(walk, again, tryBlock)),
    choosy: isChoosy(walk.ts, catchClause),
  };
}

/** What differs from one run to the next: the parameters that are handed on with another value, and what is derived from them. */
function turnOf({ ts }: Walk, { fn, steps }: Again): Turn {
  const counters = new Set(steps.keys());
  const changes = fn.body ? changesIn(ts, fn.body) : [];
  const derived = changes.filter(({ value }) => value && mentions(ts, value, counters));
  return { node: fn, values: { counters, counted: new Set(derived.map(({ name }) => name)), changes } };
}

/** What a run waits for before it starts the next one. */
function waitsIn({ ts }: Walk, { fn, call }: Again, attempt: ts.Block): readonly ts.Expression[] {
  const results = new Set(changesIn(ts, attempt).map(({ name }) => name));
  return fn.body ? awaitedIn(ts, fn.body, results).filter((node) => node !== call) : [];
}

/** Whether anything but a log and a `throw` makes use of a caught error. */
function isChoosy(compiler: typeof ts, { variableDeclaration: caught, block }: ts.CatchClause): boolean {
  if (!caught) return false;
  if (!compiler.isIdentifier(caught.name)) return true;
  const { text } = caught.name;
  const isUsed = (node: ts.Node): boolean => {
    if (compiler.isThrowStatement(node) || isNote(compiler, node)) return false;
    if (compiler.isIdentifier(node)) return node.text === text;
    return compiler.forEachChild(node, (child) => isUsed(child) || undefined) ?? false;
  };
  return isUsed(block);
}

/** `log.warn(error);` */
function isNote(compiler: typeof ts, node: ts.Node): boolean {
  if (!compiler.isExpressionStatement(node) || !compiler.isCallExpression(node.expression)) return false;
  return isNoteName(compiler, node.expression.expression);
}
