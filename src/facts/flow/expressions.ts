import type { ts } from 'ts-morph';
import { isAssignment } from '../assignment.ts';
import type { Answer, Step } from '../model.ts';
import { visitCall } from './calls.ts';
import { isShortCircuit } from './completions.ts';
import { isMapping } from './mapped.ts';
import { pushParallel } from './parallel.ts';
import { isTransparent } from './transparent.ts';
import { expressionFlow, pushBranch, pushChoice, visitHeritage, type Walk } from './walk.ts';

/** Appends the steps of an expression. Functions and classes are values: what is in them runs elsewhere. */
export function visitExpression(walk: Walk, node: ts.Node | undefined, awaited: Answer, into: Step[]): void {
  const { ts } = walk;
  if (!node || node.kind < ts.SyntaxKind.FirstNode) return;
  if (ts.isAwaitExpression(node)) walk.expression(node.expression, 'yes', into);
  else if (visitCall(walk, node, awaited, into)) return;
  else if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
  else if (ts.isClassExpression(node)) visitHeritage(walk, node, into);
  else if (ts.isVoidExpression(node)) walk.expression(node.expression, 'no', into);
  else if (ts.isBinaryExpression(node)) visitBinary(walk, node, awaited, into);
  else if (ts.isConditionalExpression(node)) visitConditional(walk, node, awaited, into);
  else if (ts.isVariableDeclaration(node)) visitDeclaration(walk, node, into);
  else if (isTransparent(ts, node)) walk.expression(node.expression, awaited, into);
  else
    ts.forEachChild(node, (child) => {
      walk.expression(child, 'unknown', into);
    });
}

function visitBinary(walk: Walk, node: ts.BinaryExpression, awaited: Answer, into: Step[]): void {
  const { SyntaxKind } = walk.ts;
  const operator = node.operatorToken.kind;
  if (operator === SyntaxKind.CommaToken) {
    walk.expression(node.left, 'no', into);
    walk.expression(node.right, awaited, into);
  } else if (isShortCircuit(walk.ts, operator)) {
    const kept = isAssignment(walk.ts, node) ? awaitedAs(walk, node.left) : awaited;
    walk.expression(node.left, operator === SyntaxKind.AmpersandAmpersandToken ? 'unknown' : kept, into);
    const right = expressionFlow(walk, node.right, kept);
    if (operator === SyntaxKind.AmpersandAmpersandToken) pushChoice(walk, node.left, [right, []], into);
    else if (operator === SyntaxKind.BarBarToken) pushChoice(walk, node.left, [[], right], into);
    else pushBranch([right, []], into);
  } else {
    walk.expression(node.left, 'unknown', into);
    walk.expression(
      node.right,
      operator === SyntaxKind.EqualsToken ? awaitedAs(walk, node.left) : 'unknown',
      into,
    );
    const call = operator === SyntaxKind.EqualsToken ? walk.visitor.assignment(node) : null;
    if (call) into.push({ kind: 'call', call });
  }
}

function visitConditional(walk: Walk, node: ts.ConditionalExpression, awaited: Answer, into: Step[]): void {
  walk.expression(node.condition, 'unknown', into);
  const arms = [
    expressionFlow(walk, node.whenTrue, awaited),
    expressionFlow(walk, node.whenFalse, awaited),
  ] as const;
  pushChoice(walk, node.condition, arms, into);
}

function visitDeclaration(walk: Walk, node: ts.VariableDeclaration, into: Step[]): void {
  const { initializer, name } = node;
  // Promises that are started here and awaited together later run beside each other.
  const combined =
    walk.ts.isIdentifier(name) && startsPromises(walk.ts, initializer)
      ? walk.settled().combined.get(name.text)
      : null;
  if (initializer && combined) pushParallel(walk, combined, initializer, awaitedAs(walk, name), into);
  else if (initializer && initializer.kind >= walk.ts.SyntaxKind.FirstNode) {
    // What is awaited here is a promise no more when it has a name.
    const awaited = walk.ts.isAwaitExpression(initializer) ? 'yes' : awaitedAs(walk, name);
    walk.expression(initializer, awaited, into);
  }
  if (!walk.ts.isIdentifier(name)) walk.expression(name, 'unknown', into);
}

function startsPromises(compiler: typeof ts, node: ts.Expression | undefined): boolean {
  return node !== undefined && (compiler.isArrayLiteralExpression(node) || isMapping(compiler, node));
}

function awaitedAs(walk: Walk, name: ts.Node): Answer {
  return walk.ts.isIdentifier(name) && walk.settled().awaited.has(name.text) ? 'yes' : 'unknown';
}
