import type { ts } from 'ts-morph';
import type { Answer, Flow, Step } from '../model.ts';
import { visitExpression } from './expressions.ts';
import type { FlowVisitor } from './flow-visitor.ts';
import { findSettledNames } from './settled-names.ts';
import { visitStatement, visitStatements } from './statements.ts';
import type { SettledNames, Walk } from './walk.ts';

/**
 * The steps of one function body (a block or an expression), of a module's top level, or of one expression, in the order
 * in which they run. Bodies of nested functions are no part of it, unless they run as part of a promise chain, an array
 * method, a promise's executor or an immediate call. Nodes must have parents and come from the compiler `ts`.
 *
 * @param returned Whether what the function returns is awaited by whoever runs it; `yes` unless the function is spliced.
 */
export function buildFlow(
  compiler: typeof ts,
  body: ts.Node,
  visitor: FlowVisitor,
  returned: Answer = 'yes',
): Flow {
  let settled: SettledNames | null = null;
  const walk: Walk = {
    ts: compiler,
    visitor,
    returned,
    leaving: new Map(),
    settled: () => (settled ??= findSettledNames(compiler, body)),
    expression: (node, awaited, into) => {
      visitExpression(walk, node, awaited, into);
    },
    statement: (node, into) => {
      visitStatement(walk, node, into);
    },
  };
  const flow: Step[] = [];
  if (compiler.isBlock(body) || compiler.isSourceFile(body) || compiler.isModuleBlock(body)) {
    visitStatements(walk, body.statements, flow);
  } else {
    visitExpression(walk, body, returned, flow);
  }
  return flow;
}
