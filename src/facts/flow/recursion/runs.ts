import type { ts } from 'ts-morph';
import { mentions } from '../loop/access-path.ts';
import { partsOf, decisiveParts } from '../loop/decisive-parts.ts';
import type { Guard } from '../loop/loop-guards.ts';
import { type Limit, limitOf, most, numberOf } from '../loop/loop-turns.ts';
import { parentOf } from '../parent.ts';
import type { Walk } from '../walk.ts';
import type { Again } from './again.ts';

/** How often a function starts itself again: the most runs, `null` where a test decides that is no constant; nothing where no test of a count is seen. */
export function runsOf(walk: Walk, again: Again, attempt: ts.Node): { readonly most: number | null } | null {
  const { ts } = walk;
  const counts = new Set([...again.steps].flatMap(([name, step]) => (step === null ? [] : [name])));
  const parts = guardsBefore(ts, again)
    .flatMap((guard) => decisiveParts(ts, guard))
    .filter(({ test }) => mentions(ts, test, counts) && partsOf(ts, test).length === 1);
  if (parts.length === 0) return null;
  const limits = parts.map((part) => limitOf(walk, part));
  const runs = limits.flatMap((limit) => (limit ? [countTo(walk, again, limit, attempt)] : []));
  if (runs.includes('unknown')) return null;
  const known = runs.filter((count) => count !== 'unknown');
  return { most: known.length > 0 ? Math.min(...known) : null };
}

/** The run after whose attempt a limit ends it; `unknown` where callers alone say what it counts from, or it never ends. */
function countTo(
  walk: Walk,
  { fn, steps }: Again,
  { counter, reading, bound, ends }: Limit,
  attempt: ts.Node,
): number | 'unknown' {
  const { initializer } = fn.parameters.find(({ name }) => name.getText() === counter) ?? {};
  const start = initializer ? numberOf(walk, initializer) : null;
  const step = steps.get(counter) ?? null;
  if (start === null || step === null) return 'unknown';
  const early = reading.end <= attempt.pos ? 1 : 0;
  for (let run = 1, count = start; run <= most; run++, count += step) {
    if (ends(count, bound)) return run - early;
  }
  return 'unknown';
}

/** The tests that have to come out one way for a call to be made. `exits`: how they come out where it is not. */
function guardsBefore(compiler: typeof ts, { call, fn }: Again): readonly Guard[] {
  const guards: Guard[] = [];
  for (let node: ts.Node = call; node !== fn;) {
    const around = parentOf(node);
    if (!around) break;
    if (compiler.isIfStatement(around) && node !== around.expression)
      guards.push({ test: around.expression, exits: node === around.elseStatement });
    if (compiler.isConditionalExpression(around) && node !== around.condition)
      guards.push({ test: around.condition, exits: node === around.whenFalse });
    if (compiler.isBlock(around)) guards.push(...exitsBefore(compiler, around, node));
    node = around;
  }
  return guards;
}

/** `if (attempt > 5) throw error;` among the statements before one. */
function exitsBefore(compiler: typeof ts, { statements }: ts.Block, before: ts.Node): readonly Guard[] {
  return statements.flatMap((one) =>
    one.end <= before.pos && compiler.isIfStatement(one) && leaves(compiler, one.thenStatement)
      ? [{ test: one.expression, exits: true }]
      : [],
  );
}

function leaves(compiler: typeof ts, node: ts.Statement): boolean {
  const last = compiler.isBlock(node) ? node.statements.at(-1) : node;
  return last !== undefined && (compiler.isThrowStatement(last) || compiler.isReturnStatement(last));
}
