import type { ts } from 'ts-morph';
import { accessPath, mentions } from './access-path.ts';
import { type Change, changesIn } from './changes.ts';
import { contains } from '../contains.ts';

/** What the variables of a loop hold during a turn, by where their values come from. */
export interface TurnValues {
  /** Counted up or down, or stretched, from turn to turn: `attempt`, `delay`. */
  readonly counters: ReadonlySet<string>;
  /** Derived from a counter. */
  readonly counted: ReadonlySet<string>;
  /** Derived from the clock. */
  readonly clocks: ReadonlySet<string>;
  /** Derived from a caught error. */
  readonly errors: ReadonlySet<string>;
  /** Derived from what a call in the turn returned. */
  readonly results: ReadonlySet<string>;
  readonly changes: readonly Change[];
}

/** Reads the variables that a loop changes. */
export function turnValues(compiler: typeof ts, loop: ts.IterationStatement): TurnValues {
  const values = {
    counters: new Set<string>(),
    counted: new Set<string>(),
    clocks: new Set<string>(),
    errors: new Set<string>(),
    results: new Set<string>(),
  };
  const changes = changesIn(compiler, loop).filter(
    ({ node }) => node !== loop && !isInitializer(compiler, loop, node),
  );
  // Twice, for values that one turn hands to the next.
  for (const change of [...changes, ...changes]) {
    const kind = kindOf(compiler, change, values);
    if (kind) values[kind].add(change.name);
  }
  return { ...values, changes };
}

type Kind = 'counters' | 'counted' | 'clocks' | 'errors' | 'results';

function kindOf(
  compiler: typeof ts,
  { how, name, value }: Change,
  known: Omit<TurnValues, 'changes'>,
): Kind | null {
  if (how === 'caught') return 'errors';
  if (how === 'step' || !value) return 'counters';
  if (mentions(compiler, value, known.errors)) return 'errors';
  if (isLive(compiler, value) || mentions(compiler, value, known.results)) return 'results';
  if (isFromClock(compiler, value, known.clocks)) return 'clocks';
  if (how === 'compound' || (mentions(compiler, value, new Set([name])) && isArithmetic(compiler, value)))
    return 'counters';
  return mentions(compiler, value, known.counters) || mentions(compiler, value, known.counted)
    ? 'counted'
    : null;
}

/** Whether an expression reads the clock, or a variable derived from it. */
export function isFromClock(compiler: typeof ts, node: ts.Node, clocks: ReadonlySet<string>): boolean {
  return mentions(compiler, node, clocks) || contains(compiler, node, (inner) => isClock(compiler, inner));
}

/** Whether an expression holds a call whose result the loop's text does not show. Arithmetic and the clock are shown. */
export function isLive(compiler: typeof ts, node: ts.Node): boolean {
  return contains(compiler, node, (inner) => {
    if (compiler.isAwaitExpression(inner) || compiler.isTaggedTemplateExpression(inner)) return true;
    if (!compiler.isCallExpression(inner) && !compiler.isNewExpression(inner)) return false;
    return !isClock(compiler, inner) && !isMath(compiler, inner);
  });
}

const clocks: ReadonlySet<string> = new Set([
  'Date.now',
  'performance.now',
  'process.hrtime',
  'process.hrtime.bigint',
  'process.uptime',
]);

function isClock(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isNewExpression(node))
    return accessPath(compiler, node.expression) === 'Date' && !node.arguments?.length;
  return compiler.isCallExpression(node) && clocks.has(accessPath(compiler, node.expression) ?? '');
}

/** Whether a call is arithmetic. */
export function isMath(compiler: typeof ts, { expression }: ts.CallExpression | ts.NewExpression): boolean {
  const path = accessPath(compiler, expression) ?? '';
  return path.startsWith('Math.') || path === 'Number';
}

function isArithmetic(compiler: typeof ts, node: ts.Expression): boolean {
  return compiler.isBinaryExpression(node) || (compiler.isCallExpression(node) && isMath(compiler, node));
}

function isInitializer(compiler: typeof ts, loop: ts.IterationStatement, node: ts.Node): boolean {
  if (!compiler.isForStatement(loop) || !loop.initializer) return false;
  return node === loop.initializer || node.parent === loop.initializer;
}
