import type { ts } from 'ts-morph';
import type { Answer, Flow, ParallelStep, Step } from '../model.ts';
import { spanOf } from '../session.ts';
import { unwrap } from './rejections.ts';
import { inlineFunction, spliced } from './splice.ts';
import { expressionFlow, type Walk } from './walk.ts';

type Combinator = Exclude<ParallelStep['combinator'], 'none'>;

/** The combinator that a call is: `Promise.all(…)`. */
export function combinatorOf(compiler: typeof ts, { expression }: ts.CallExpression): Combinator | null {
  if (!compiler.isPropertyAccessExpression(expression)) return null;
  if (!compiler.isIdentifier(expression.expression) || expression.expression.text !== 'Promise') return null;
  const name = expression.name.text;
  return name === 'all' || name === 'allSettled' || name === 'any' || name === 'race' ? name : null;
}

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
  const branches = branchesOf(walk, list, awaited);
  if (combinator === null || branches.every((branch) => branch.length === 0)) return;
  into.push({ kind: 'parallel', span: spanOf(combined), combinator, branches });
}

function branchesOf(walk: Walk, list: ts.Expression, awaited: Answer): readonly Flow[] {
  const node = unwrap(walk.ts, list);
  if (!walk.ts.isArrayLiteralExpression(node)) return [expressionFlow(walk, list, awaited)];
  return node.elements.map((element) =>
    expressionFlow(walk, walk.ts.isSpreadElement(element) ? element.expression : element, awaited),
  );
}

/** Appends what the executor of `new Promise((resolve, reject) => …)` does. */
export function visitExecutor(walk: Walk, node: ts.NewExpression, into: Step[]): boolean {
  const executor = inlineFunction(walk.ts, node.arguments?.[0]);
  if (!executor || !walk.ts.isIdentifier(node.expression) || node.expression.text !== 'Promise') return false;
  into.push(...spliced(walk, executor, 'no'));
  return true;
}
