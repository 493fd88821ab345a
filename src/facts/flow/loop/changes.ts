import type { ts } from 'ts-morph';
import { isAssignment } from '../../assignment.ts';
import { assignedPaths } from './access-path.ts';

/** One place at which a variable gets another value. */
export interface Change {
  readonly name: string;
  readonly node: ts.Node;
  /** The value given, the collection whose item is given, or `null` where the variable holds a caught error or is counted up or down by one. */
  readonly value: ts.Expression | null;
  /** `step`: `++` and `--`; `compound`: `+=` and its like; `caught`: the variable of a catch clause. */
  readonly how: 'step' | 'compound' | 'assigned' | 'caught';
}

/** The changes of variables in a piece of code, in the order in which they are written, nested functions left out. */
export function changesIn(compiler: typeof ts, root: ts.Node): readonly Change[] {
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (node !== root && compiler.isFunctionLike(node)) return;
    changes.push(...changesOf(compiler, node));
    compiler.forEachChild(node, visit);
  };
  visit(root);
  return changes;
}

function changesOf(compiler: typeof ts, node: ts.Node): readonly Change[] {
  const change = (target: ts.Node, value: ts.Expression | null, how: Change['how']): readonly Change[] =>
    assignedPaths(compiler, target).map((name) => ({ name, node, value, how }));
  if (isStep(compiler, node)) return change(node.operand, null, 'step');
  if (compiler.isBinaryExpression(node) && isAssignment(compiler, node)) {
    const plain = node.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
    return change(node.left, node.right, plain ? 'assigned' : 'compound');
  }
  if (compiler.isVariableDeclaration(node)) {
    if (compiler.isCatchClause(node.parent)) return change(node.name, null, 'caught');
    return node.initializer ? change(node.name, node.initializer, 'assigned') : [];
  }
  if (!compiler.isForOfStatement(node) || !compiler.isVariableDeclarationList(node.initializer)) return [];
  return node.initializer.declarations.flatMap(({ name }) => change(name, node.expression, 'assigned'));
}

/** Whether an expression is `x++`, `++x`, `x--` or `--x`. */
export function isStep(
  compiler: typeof ts,
  node: ts.Node,
): node is ts.PrefixUnaryExpression | ts.PostfixUnaryExpression {
  if (compiler.isPostfixUnaryExpression(node)) return true;
  if (!compiler.isPrefixUnaryExpression(node)) return false;
  const { PlusPlusToken, MinusMinusToken } = compiler.SyntaxKind;
  return node.operator === PlusPlusToken || node.operator === MinusMinusToken;
}
