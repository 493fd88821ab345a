import type { ts } from 'ts-morph';
import type { Answer } from '../model.ts';
import { isProcessExit, isRejection } from './rejections.ts';
import { unwrap } from './transparent.ts';

/** The ways in which a statement may end, as a set of bits. `jump` is a labelled `break` or `continue`, wherever it leads. */
export const ways = { normal: 1, throw: 2, return: 4, break: 8, continue: 16, jump: 32 } as const;

const loopOwn = ways.break | ways.continue;

/** What decides on the completion of a statement besides its text. */
export interface Completion {
  readonly ts: typeof ts;
  /** Whether a call never returns. */
  leaves(node: ts.CallExpression): Answer;
  /** Whether exceptions count: when they do not, a `try` ends as its block does. */
  readonly exceptions: boolean;
  /** Whether an expression statement ends the loop around it by what it assigns. */
  ends(node: ts.Expression): boolean;
  /** How a test comes out; `null` where that is not known. */
  comesOut(test: ts.Expression): boolean | null;
}

/** How statements may end. */
function completionOfAll(by: Completion, statements: readonly ts.Statement[]): number {
  let left = 0;
  for (const statement of statements) {
    const how = completionOf(by, statement);
    left |= how & ~ways.normal;
    if (!(how & ways.normal)) return left;
  }
  return left | ways.normal;
}

/** How one statement may end. */
export function completionOf(by: Completion, node: ts.Statement): number {
  const { ts } = by;
  if (ts.isBlock(node)) return completionOfAll(by, node.statements);
  if (ts.isExpressionStatement(node))
    return by.ends(node.expression) ? ways.break : completionOfValue(by, node.expression);
  if (ts.isIfStatement(node)) return completionOfIf(by, node);
  if (ts.isReturnStatement(node)) return completionOfReturn(by, node.expression);
  if (ts.isThrowStatement(node)) return ways.throw;
  if (ts.isBreakStatement(node)) return node.label ? ways.jump : ways.break;
  if (ts.isContinueStatement(node)) return node.label ? ways.jump : ways.continue;
  if (ts.isTryStatement(node)) return completionOfTry(by, node);
  if (ts.isSwitchStatement(node)) return completionOfSwitch(by, node);
  if (ts.isLabeledStatement(node)) return completionOf(by, node.statement) | ways.normal;
  return ts.isIterationStatement(node, false) ? completionOfLoop(by, node) : ways.normal;
}

function completionOfIf(
  by: Completion,
  { expression, thenStatement, elseStatement }: ts.IfStatement,
): number {
  const outcome = by.comesOut(expression);
  const then = outcome === false ? 0 : completionOf(by, thenStatement);
  if (outcome === true) return then;
  return then | (elseStatement ? completionOf(by, elseStatement) : ways.normal);
}

/** How the evaluation of an expression may end: normally, or by a call that never returns. */
function completionOfValue(by: Completion, expression: ts.Expression): number {
  const { ts } = by;
  const node = unwrap(ts, expression);
  if (isRejection(ts, node) || isProcessExit(ts, node)) return ways.throw;
  if (ts.isConditionalExpression(node)) {
    return completionOfValue(by, node.whenTrue) | completionOfValue(by, node.whenFalse);
  }
  if (ts.isBinaryExpression(node) && isShortCircuit(ts, node.operatorToken.kind)) {
    return completionOfValue(by, node.right) | ways.normal;
  }
  if (!ts.isCallExpression(node)) return ways.normal;
  const leaves = by.leaves(node);
  return leaves === 'yes' ? ways.throw : leaves === 'no' ? ways.normal : ways.throw | ways.normal;
}

/** How a function ends that returns the value of an expression (or nothing). */
export function completionOfReturn(by: Completion, expression: ts.Expression | undefined): number {
  if (!expression) return ways.return;
  const how = completionOfValue(by, expression);
  return (how & ways.throw) | (how & ways.normal ? ways.return : 0);
}

function completionOfTry(by: Completion, node: ts.TryStatement): number {
  const block = completionOf(by, node.tryBlock);
  const caught = by.exceptions && node.catchClause ? completionOf(by, node.catchClause.block) : 0;
  const how = caught ? (block & ~ways.throw) | caught : block;
  if (!node.finallyBlock) return how;
  const last = completionOf(by, node.finallyBlock);
  return last & ways.normal ? how | (last & ~ways.normal) : last;
}

function completionOfSwitch(by: Completion, node: ts.SwitchStatement): number {
  const { clauses } = node.caseBlock;
  let all = clauses.some((clause) => by.ts.isDefaultClause(clause)) ? 0 : ways.normal;
  clauses.forEach((clause, index) => {
    const how = completionOfAll(by, clause.statements);
    all |= index < clauses.length - 1 ? how & ~ways.normal : how;
  });
  return all & ways.break ? (all & ~ways.break) | ways.normal : all;
}

function completionOfLoop(by: Completion, node: ts.IterationStatement): number {
  const body = completionOf(by, node.statement);
  const endless = isEndless(by.ts, node) && !(body & (ways.break | ways.jump));
  return (body & ~(loopOwn | ways.normal)) | (endless ? 0 : ways.normal);
}

/** Whether a loop's head never ends it: `while (true)`, `for (;;)`. */
export function isEndless(compiler: typeof ts, node: ts.IterationStatement): boolean {
  if (compiler.isForStatement(node)) return !node.condition || isTruthyLiteral(compiler, node.condition);
  if (compiler.isWhileStatement(node) || compiler.isDoStatement(node))
    return isTruthyLiteral(compiler, node.expression);
  return false;
}

function isTruthyLiteral(compiler: typeof ts, node: ts.Expression): boolean {
  return (
    node.kind === compiler.SyntaxKind.TrueKeyword ||
    (compiler.isNumericLiteral(node) && Number(node.text) !== 0)
  );
}

/** Whether an operator evaluates its right side only sometimes. */
export function isShortCircuit({ SyntaxKind }: typeof ts, kind: ts.SyntaxKind): boolean {
  return (
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.BarBarToken ||
    kind === SyntaxKind.QuestionQuestionToken ||
    kind === SyntaxKind.AmpersandAmpersandEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken
  );
}
