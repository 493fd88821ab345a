import type { ts } from 'ts-morph';
import type { Answer, Extent, Flow, Step } from '../model.ts';
import { spanOf } from '../session.ts';
import { combinatorOf } from './combinator.ts';
import { isDroppedStatement } from './muting.ts';
import { inlineFunction, spliced } from './splice.ts';
import { unwrap } from './transparent.ts';
import { expressionFlow, type Walk } from './walk.ts';

/** Appends the branches of `Promise.all([…])` and its like. */
export function visitCombinator(walk: Walk, node: ts.CallExpression, awaited: Answer, into: Step[]): boolean {
  if (combinatorOf(walk.ts, node) === null) return false;
  const list = node.arguments[0];
  if (list) pushParallel(walk, node, list, awaited, into);
  return true;
}

/** Appends the promises of a list as branches that `combined`, a combinator's call, waits for. */
export function pushParallel(
  walk: Walk,
  combined: ts.CallExpression,
  list: ts.Expression,
  awaited: Answer,
  into: Step[],
): void {
  const combinator = combinatorOf(walk.ts, combined);
  const parts = partsOf(walk, list);
  const branches = parts.map(({ node }) => expressionFlow(walk, node, awaited));
  if (combinator === null || branches.every((branch) => branch.length === 0)) return;
  const extents = parts.map((part, index) => extentOf(walk, part, branches[index] ?? []));
  const known = extents.some((extent) => extent !== null) && { extents };
  const unread = combinator === 'allSettled' && isDroppedStatement(walk.ts, combined);
  into.push({
    kind: 'parallel',
    span: spanOf(combined),
    combinator,
    branches,
    ...known,
    ...(unread && { unread }),
  });
}

/** A part of what a combinator is given: one promise, or a list of them. */
interface Part {
  readonly node: ts.Expression;
  readonly isList: boolean;
}

function partsOf({ ts }: Walk, list: ts.Expression): readonly Part[] {
  const node = unwrap(ts, list);
  if (!ts.isArrayLiteralExpression(node)) return [{ node: list, isList: true }];
  return node.elements.map((element) =>
    ts.isSpreadElement(element)
      ? { node: element.expression, isList: true }
      : { node: element, isList: false },
  );
}

/** How many runs a branch stands for, asked where something is done for each item. */
function extentOf({ visitor }: Walk, { node, isList }: Part, flow: Flow): Extent | null {
  return isList && flow.some(({ kind }) => kind === 'loop') ? visitor.extent(node) : null;
}

/** Appends what the executor of `new Promise((resolve, reject) => …)` does. */
export function visitExecutor(walk: Walk, node: ts.NewExpression, into: Step[]): boolean {
  const executor = inlineFunction(walk.ts, node.arguments?.[0]);
  if (!executor || !walk.ts.isIdentifier(node.expression) || node.expression.text !== 'Promise') return false;
  into.push(...spliced(walk, executor, 'no'));
  return true;
}
