import type { ts } from 'ts-morph';
import { jumpTarget } from '../exits.ts';
import { isProcessExit, isRejection } from '../rejections.ts';

/** A test that ends a loop when it comes out as `exits`. */
export interface Guard {
  readonly test: ts.Expression;
  readonly exits: boolean;
}

/** The tests in a loop's body on which leaving the loop depends. The loop's own condition is none of them. */
export function guardsOf(compiler: typeof ts, loop: ts.IterationStatement): readonly Guard[] {
  const guards: Guard[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node)) return;
    if (compiler.isIfStatement(node)) guards.push(...guardOf(compiler, node, loop));
    else if (compiler.isSwitchStatement(node) && leavesLoop(compiler, node.caseBlock, loop)) {
      guards.push({ test: node.expression, exits: true });
    } else if (isConditionalEnd(compiler, node)) guards.push({ test: node.left, exits: true });
    compiler.forEachChild(node, visit);
  };
  visit(loop.statement);
  return guards;
}

function guardOf(compiler: typeof ts, node: ts.IfStatement, loop: ts.IterationStatement): readonly Guard[] {
  const { expression: test, thenStatement, elseStatement } = node;
  if (leavesLoop(compiler, thenStatement, loop)) return [{ test, exits: true }];
  if (elseStatement && leavesLoop(compiler, elseStatement, loop)) return [{ test, exits: false }];
  const goesOn = continues(compiler, thenStatement, loop);
  return goesOn && followersOf(compiler, node, loop).some((next) => leavesLoop(compiler, next, loop))
    ? [{ test, exits: false }]
    : [];
}

/** Whether a statement holds one that leaves the loop, nested functions left out. */
function leavesLoop(compiler: typeof ts, node: ts.Node, loop: ts.IterationStatement): boolean {
  if (compiler.isFunctionLike(node)) return false;
  if (compiler.isReturnStatement(node) || compiler.isThrowStatement(node)) return true;
  if (compiler.isExpressionStatement(node)) {
    return isRejection(compiler, node.expression) || isProcessExit(compiler, node.expression);
  }
  if (compiler.isBreakStatement(node) || compiler.isContinueStatement(node)) {
    const target = jumpTarget(compiler, node);
    if (target === null || target.pos > loop.pos) return false;
    return target !== loop || compiler.isBreakStatement(node);
  }
  return compiler.forEachChild(node, (child) => leavesLoop(compiler, child, loop) || undefined) ?? false;
}

/** Whether a statement holds one that starts the next turn of the loop. */
function continues(compiler: typeof ts, node: ts.Node, loop: ts.IterationStatement): boolean {
  if (compiler.isFunctionLike(node)) return false;
  if (compiler.isContinueStatement(node)) return jumpTarget(compiler, node) === loop;
  return compiler.forEachChild(node, (child) => continues(compiler, child, loop) || undefined) ?? false;
}

/** The statements that run after a statement in the same turn. */
function followersOf(compiler: typeof ts, node: ts.Node, loop: ts.IterationStatement): readonly ts.Node[] {
  const followers: ts.Node[] = [];
  for (let inner = node; inner !== loop.statement; inner = inner.parent) {
    const { parent } = inner;
    if (compiler.isBlock(parent) || compiler.isCaseOrDefaultClause(parent)) {
      followers.push(...parent.statements.filter((statement) => statement.pos > inner.pos));
    }
  }
  return followers;
}

function isConditionalEnd(compiler: typeof ts, node: ts.Node): node is ts.BinaryExpression {
  if (!compiler.isBinaryExpression(node)) return false;
  return isRejection(compiler, node.right) || isProcessExit(compiler, node.right);
}
