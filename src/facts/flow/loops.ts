import type { ts } from 'ts-morph';
import type { Flow, Step } from '../model.ts';
import { loopFact } from './loop/loop-fact.ts';
import { expressionFlow, statementFlow, type Walk } from './walk.ts';

/** Appends a loop, unless nothing happens in a turn. What runs once before the first turn stays outside. */
export function visitLoop(walk: Walk, node: ts.Node, into: Step[]): boolean {
  const { ts } = walk;
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    walk.expression(
      node.expression,
      ts.isForOfStatement(node) && node.awaitModifier ? 'yes' : 'unknown',
      into,
    );
    pushLoop(walk, node, statementFlow(walk, node.statement), into);
  } else if (ts.isForStatement(node)) {
    walk.expression(node.initializer, 'no', into);
    const test = expressionFlow(walk, node.condition, 'unknown');
    const body = statementFlow(walk, node.statement);
    pushLoop(walk, node, [...test, ...body, ...expressionFlow(walk, node.incrementor, 'no')], into);
  } else if (ts.isWhileStatement(node)) {
    const test = expressionFlow(walk, node.expression, 'unknown');
    pushLoop(walk, node, [...test, ...statementFlow(walk, node.statement)], into);
  } else if (ts.isDoStatement(node)) {
    const body = statementFlow(walk, node.statement);
    pushLoop(walk, node, [...body, ...expressionFlow(walk, node.expression, 'unknown')], into);
  } else return false;
  return true;
}

function pushLoop(walk: Walk, node: ts.IterationStatement, body: Flow, into: Step[]): void {
  if (body.length > 0) into.push({ kind: 'loop', body, loop: loopFact(walk, node) });
}
