import type { ts } from 'ts-morph';
import type { ParallelStep } from '../model.ts';

type Combinator = Exclude<ParallelStep['combinator'], 'none'>;

/** The combinator that a call is: `Promise.all(…)`. */
export function combinatorOf(compiler: typeof ts, { expression }: ts.CallExpression): Combinator | null {
  if (!compiler.isPropertyAccessExpression(expression)) return null;
  if (!compiler.isIdentifier(expression.expression) || expression.expression.text !== 'Promise') return null;
  const name = expression.name.text;
  return name === 'all' || name === 'allSettled' || name === 'any' || name === 'race' ? name : null;
}
