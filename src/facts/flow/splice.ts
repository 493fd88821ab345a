import type { ts } from 'ts-morph';
import type { Answer, Flow } from '../model.ts';
import { spanOf } from '../session.ts';
import { absorbExits } from './absorb-exits.ts';
import type { InlineFunction } from './flow-visitor.ts';
import type { Walk } from './walk.ts';

/** The function that an expression is, when it is written in place and runs when it is called. */
export function inlineFunction(compiler: typeof ts, node: ts.Expression | undefined): InlineFunction | null {
  let inner = node;
  while (inner && compiler.isParenthesizedExpression(inner)) inner = inner.expression;
  if (!inner) return null;
  if (compiler.isArrowFunction(inner)) return inner;
  return compiler.isFunctionExpression(inner) && !inner.asteriskToken ? inner : null;
}

/** As {@link spliced}, where the promise of an asynchronous function may be dropped: what it does is then a branch that nobody waits for. */
export function splicedBeside(walk: Walk, fn: InlineFunction, returned: Answer): Flow {
  const flow = spliced(walk, fn, returned);
  const isAsync = fn.modifiers?.some(({ kind }) => kind === walk.ts.SyntaxKind.AsyncKeyword) ?? false;
  return returned === 'no' && isAsync ? beside(flow, fn) : flow;
}

/** What runs beside all that follows, since nobody waits for the promise of `node`. */
export function beside(flow: Flow, node: ts.Node): Flow {
  if (flow.length === 0) return [];
  return [{ kind: 'parallel', span: spanOf(node), combinator: 'none', branches: [flow] }];
}

/** The flow of a function's body as part of its surroundings: its returns lead to its own end. */
export function spliced(walk: Walk, fn: InlineFunction, returned: Answer): Flow {
  return absorbExits(walk.visitor.splice(fn, returned), (exit) => exit.how === 'return');
}
