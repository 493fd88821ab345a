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
    leaves: (node) => (isLog(ts, node) ? 'no' : visitor.leaves(node)),
  };
}

/** A note in a log, of which nothing is used: `console.error(error)`, `this.logger.warn(…)`. */
function isLog(compiler: typeof ts, node: ts.CallExpression): boolean {
  const { expression: callee } = node;
  if (!compiler.isPropertyAccessExpression(callee)) return false;
  const receiver = callee.expression;
  if (compiler.isIdentifier(receiver) && receiver.text === 'console') return true;
  const name = compiler.isPropertyAccessExpression(receiver) ? receiver.name : receiver;
  return (
    compiler.isExpressionStatement(node.parent) &&
    compiler.isIdentifier(name) &&
    /log(?:ger)?$/i.test(name.text)
  );
}

function toAnswer(how: number): Answer {
  if (!(how & ways.throw)) return 'no';
  return how === ways.throw ? 'yes' : 'unknown';
}
