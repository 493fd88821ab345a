import type { ts } from 'ts-morph';
import type { ExitStep, Flow, Step } from '../model.ts';
import { spanOf } from '../session.ts';
import { parentOf } from './parent.ts';
import { isProcessExit, isRejection } from './rejections.ts';
import type { Walk } from './walk.ts';

/** Appends what a `return`, `throw`, `break` or `continue` does. */
export function visitExit(walk: Walk, node: ts.Node, into: Step[]): boolean {
  const { ts } = walk;
  if (ts.isReturnStatement(node)) {
    walk.expression(node.expression, walk.returned, into);
    const rejects = node.expression !== undefined && isRejection(ts, node.expression);
    into.push(rejects ? exit('throw', node) : { ...exit('return', node), ...told(walk, node.expression) });
    return true;
  }
  if (ts.isThrowStatement(node)) {
    walk.expression(node.expression, 'unknown', into);
    into.push(exit('throw', node));
    return true;
  }
  if (ts.isBreakStatement(node)) return visitBreak(walk, node, into);
  if (!ts.isContinueStatement(node)) return false;
  // The outer loop's next turn is the end of the inner loop.
  const target = jumpTarget(ts, node);
  into.push(exit(target !== null && target !== nearestLoop(ts, node) ? 'break' : 'continue', node));
  return true;
}

/** Appends the end of the path after an expression statement that ends the process. */
export function visitProcessExit(walk: Walk, node: ts.Expression, into: Step[]): void {
  if (isProcessExit(walk.ts, node)) into.push(exit('throw', node));
}

function visitBreak(walk: Walk, node: ts.BreakStatement, into: Step[]): boolean {
  const step = exit('break', node);
  const target = jumpTarget(walk.ts, node);
  if (target !== null && !walk.ts.isIterationStatement(target, false)) walk.leaving.set(step, target);
  into.push(step);
  return true;
}

function exit(how: ExitStep['how'], node: ts.Node): ExitStep {
  return { kind: 'exit', how, span: spanOf(node) };
}

function told({ ts, visitor }: Walk, value: ts.Expression | undefined): Pick<ExitStep, 'tells'> {
  if (!value || isUndefined(ts, value)) return { tells: 'nothing' };
  if (value.kind === ts.SyntaxKind.TrueKeyword) return { tells: 'true' };
  return visitor.tellsSuccess(value) ? { tells: 'success' } : {};
}

function isUndefined(compiler: typeof ts, value: ts.Expression): boolean {
  return compiler.isIdentifier(value) && value.text === 'undefined';
}

/** The loop, `switch` or labelled statement that a `break` or `continue` leaves or goes on with. */
export function jumpTarget(compiler: typeof ts, jump: ts.BreakOrContinueStatement): ts.Node | null {
  for (let node = parentOf(jump); node && !compiler.isFunctionLike(node); node = parentOf(node)) {
    if (jump.label) {
      if (!compiler.isLabeledStatement(node) || node.label.text !== jump.label.text) continue;
      return compiler.isIterationStatement(node.statement, false) ? node.statement : node;
    }
    if (compiler.isIterationStatement(node, false)) return node;
    if (compiler.isBreakStatement(jump) && compiler.isSwitchStatement(node)) return node;
  }
  return null;
}

function nearestLoop(compiler: typeof ts, from: ts.Node): ts.Node | null {
  for (let node = parentOf(from); node && !compiler.isFunctionLike(node); node = parentOf(node)) {
    if (compiler.isIterationStatement(node, false)) return node;
  }
  return null;
}

/** Whether nothing that follows a flow can run. */
export function isEnded(flow: Flow): boolean {
  const last = flow.at(-1);
  if (!last) return false;
  switch (last.kind) {
    case 'exit':
      return true;
    case 'branch':
      return last.arms.every(isEnded);
    case 'try':
      return (
        (last.finalizer !== null && isEnded(last.finalizer)) ||
        (isEnded(last.body) && isEnded(last.handler ?? last.body))
      );
    case 'loop':
      return last.loop.over === 'forever' && !breaks(last.body);
    default:
      return false;
  }
}

function breaks(flow: Flow): boolean {
  return flow.some((step) => {
    switch (step.kind) {
      case 'exit':
        return step.how === 'break';
      case 'branch':
        return step.arms.some(breaks);
      case 'try':
        return [step.body, step.handler ?? [], step.finalizer ?? []].some(breaks);
      default:
        return false;
    }
  });
}
