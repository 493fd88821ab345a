import type { ts } from 'ts-morph';
import type { Answer } from '../model.ts';
import { type Completion, completionOf, completionOfReturn, ways } from './completions.ts';
import type { InlineFunction } from './flow-visitor.ts';
import type { Walk } from './walk.ts';

/** Whether a handler always leaves with an error: `no` when none of its paths does, `unknown` when some may. */
export function rethrows(walk: Walk, handler: ts.Block): Answer {
  return toAnswer(completionOf(exceptional(walk), handler));
}

/** The same for a function that handles a promise's rejection. */
export function rethrowsFunction(walk: Walk, handler: InlineFunction): Answer {
  const { body } = handler;
  const by = exceptional(walk);
  return toAnswer(walk.ts.isBlock(body) ? completionOf(by, body) : completionOfReturn(by, body));
}

function exceptional({ ts, visitor }: Walk): Completion {
  return {
    ts,
    exceptions: true,
    ends: () => false,
    comesOut: () => null,
    leaves: (node) => (isLog(ts, node) ? 'no' : visitor.leaves(node)),
  };
}

/** A note in the log of the runtime: `console.error(error)`. */
function isLog(compiler: typeof ts, { expression: callee }: ts.CallExpression): boolean {
  if (!compiler.isPropertyAccessExpression(callee)) return false;
  return compiler.isIdentifier(callee.expression) && callee.expression.text === 'console';
}

function toAnswer(how: number): Answer {
  if (!(how & ways.throw)) return 'no';
  return how === ways.throw ? 'yes' : 'unknown';
}
