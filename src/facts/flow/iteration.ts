import type { ts } from 'ts-morph';
import type { Answer, CallFact, LoopFact, Step } from '../model.ts';
import { spanOf } from '../session.ts';
import { inlineFunction, splicedBeside } from './splice.ts';
import type { Walk } from './walk.ts';

/** Methods that run a function for each item, and whether the function's result is part of the method's. */
const methods: ReadonlyMap<string, 'kept' | 'dropped' | 'tested'> = new Map([
  ['forEach', 'dropped'],
  ['map', 'kept'],
  ['flatMap', 'kept'],
  ['reduce', 'kept'],
  ['reduceRight', 'kept'],
  ['from', 'kept'],
  ['filter', 'tested'],
  ['some', 'tested'],
  ['every', 'tested'],
  ['find', 'tested'],
  ['findIndex', 'tested'],
  ['findLast', 'tested'],
  ['findLastIndex', 'tested'],
]);

/** Appends `items.map(f)` and its like as a loop over the items. The receiver and the arguments are appended already. */
export function visitIteration(walk: Walk, node: ts.CallExpression, awaited: Answer, into: Step[]): boolean {
  const { ts, visitor } = walk;
  const callee = node.expression;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const result = methods.get(callee.name.text);
  const position = callee.name.text === 'from' ? 1 : 0;
  if (!result || node.arguments.length <= position || visitor.runsInline(node, position) !== 'inline')
    return false;
  const fn = inlineFunction(ts, node.arguments[position]);
  const body: Step[] = [];
  const call = visitor.call(node, { awaited, spliced: fn ? [position] : [] });
  if (call) body.push({ kind: 'call', call: runByMethod(call, position) });
  const returned = result === 'kept' ? awaited : result === 'dropped' ? 'no' : 'unknown';
  if (fn) body.push(...splicedBeside(walk, fn, returned));
  if (body.length > 0) into.push({ kind: 'loop', body, loop: overItems(walk, node, callee) });
  return true;
}

/** What the method does with a function that is not written in place is the same: it runs it. */
function runByMethod(call: CallFact, position: number): CallFact {
  const callbacks = call.callbacks.map((use) =>
    use.argument === position && use.runs === 'unknown' ? { ...use, runs: 'inline' as const } : use,
  );
  return { ...call, callbacks };
}

/** Whether a function is run for each item by the method of a list that it is handed to, as that is named. */
export function isItemCallback(compiler: typeof ts, fn: ts.Node): boolean {
  const call = fn.parent;
  if (!compiler.isCallExpression(call) || call.expression === fn) return false;
  return compiler.isPropertyAccessExpression(call.expression) && methods.has(call.expression.name.text);
}

function overItems(
  { ts, visitor }: Walk,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): LoopFact {
  const items = callee.name.text === 'from' ? node.arguments[0] : callee.expression;
  return {
    span: spanOf(callee),
    over: 'items',
    capped: 'yes',
    turns: items ? countItems(ts, items) : null,
    progresses: 'no',
    ...(items && visitor.isDelivery(items) && { delivery: true }),
  };
}

/** The number of items of an array literal, `null` where it cannot be told. */
export function countItems(compiler: typeof ts, items: ts.Expression): number | null {
  if (!compiler.isArrayLiteralExpression(items)) return null;
  return items.elements.some((element) => compiler.isSpreadElement(element)) ? null : items.elements.length;
}
