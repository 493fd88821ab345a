import type { ts } from 'ts-morph';
import type { Answer, ExitStep, Flow, Step } from '../model.ts';
import type { FlowVisitor } from './flow-visitor.ts';

/** One walk over one function body. Steps are appended to `into` in the order of evaluation. */
export interface Walk {
  readonly ts: typeof ts;
  readonly visitor: FlowVisitor;
  /** Whether what the function returns is awaited. */
  readonly returned: Answer;
  /** Statements that a `break` leaves, where they are no loop of the flow: a `switch` or a labelled block. */
  readonly leaving: Map<ExitStep, ts.Node>;
  /** Variables of the function whose promises are awaited or returned somewhere in it. */
  readonly settled: () => SettledNames;
  /** Appends the steps of an expression; `awaited` says what happens to its value. */
  expression(node: ts.Node | undefined, awaited: Answer, into: Step[]): void;
  statement(node: ts.Statement, into: Step[]): void;
}

/** Names of variables whose promises are awaited, and for those that a combinator awaits, the combinator's call. */
export interface SettledNames {
  readonly awaited: ReadonlySet<string>;
  readonly combined: ReadonlyMap<string, ts.CallExpression>;
}

/** The flow of an expression on its own. */
export function expressionFlow(walk: Walk, node: ts.Node | undefined, awaited: Answer): Flow {
  const into: Step[] = [];
  walk.expression(node, awaited, into);
  return into;
}

/** The flow of a statement on its own. */
export function statementFlow(walk: Walk, node: ts.Statement | undefined): Flow {
  const into: Step[] = [];
  if (node) walk.statement(node, into);
  return into;
}

/** Appends a branch, unless nothing happens in any of its arms. */
export function pushBranch(arms: readonly Flow[], into: Step[]): void {
  if (arms.some((arm) => arm.length > 0)) into.push({ kind: 'branch', arms });
}

/** Appends a branch whose first arm runs when a test holds. An arm that only runs in development is left out. */
export function pushChoice(walk: Walk, test: ts.Expression, arms: readonly [Flow, Flow], into: Step[]): void {
  if (arms.every(isEmpty)) return;
  const undeployed = walk.visitor.undeployed(test);
  const run = arms.map((arm, index) => (index === undeployed ? [] : arm));
  if (run.every(isEmpty)) return;
  const when = walk.visitor.condition(test);
  const rejected = walk.visitor.rejected(test);
  into.push({ kind: 'branch', arms: run, ...(when && { when }), ...(rejected !== null && { rejected }) });
}

function isEmpty(flow: Flow): boolean {
  return flow.length === 0;
}

/** Appends what a class extends, the only part of it that runs where it stands besides its static members. */
export function visitHeritage(walk: Walk, node: ts.ClassLikeDeclaration, into: Step[]): void {
  for (const { types } of node.heritageClauses ?? []) {
    for (const { expression } of types) walk.expression(expression, 'unknown', into);
  }
}
