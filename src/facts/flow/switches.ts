import type { ts } from 'ts-morph';
import type { Flow, Step } from '../model.ts';
import { absorbExits } from './absorb-exits.ts';
import { isEnded } from './exits.ts';
import { expressionFlow, pushBranch, statementFlow, type Walk } from './walk.ts';

/** Appends a `switch`: one arm for each clause with statements, which goes on into the next clause unless it is left. */
export function visitSwitch(walk: Walk, node: ts.SwitchStatement, into: Step[]): void {
  const { clauses } = node.caseBlock;
  walk.expression(node.expression, 'unknown', into);
  const tests = clauses.flatMap((clause) =>
    walk.ts.isCaseClause(clause) ? expressionFlow(walk, clause.expression, 'unknown') : [],
  );
  // A test runs only when the ones before it failed.
  pushBranch([tests, []], into);
  const arms: Flow[] = [];
  let next: Flow = [];
  for (const clause of clauses.toReversed()) {
    const own = clauseFlow(walk, clause);
    next = isEnded(own) ? own : [...own, ...next];
    if (clause.statements.length > 0 || walk.ts.isDefaultClause(clause)) arms.unshift(next);
  }
  if (!clauses.some((clause) => walk.ts.isDefaultClause(clause))) arms.push([]);
  pushBranch(
    arms.map((arm) => leave(walk, arm, node)),
    into,
  );
}

/** Appends a labelled statement; leaving a labelled block by its label leads to its end. */
export function visitLabeled(walk: Walk, node: ts.LabeledStatement, into: Step[]): void {
  into.push(...leave(walk, statementFlow(walk, node.statement), node));
}

function clauseFlow(walk: Walk, clause: ts.CaseOrDefaultClause): Flow {
  const flow: Step[] = [];
  for (const statement of clause.statements) {
    walk.statement(statement, flow);
    if (isEnded(flow)) break;
  }
  return flow;
}

function leave(walk: Walk, flow: Flow, target: ts.Node): Flow {
  return absorbExits(flow, (exit) => walk.leaving.get(exit) === target);
}
