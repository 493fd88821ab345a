import type { ts } from 'ts-morph';
import type { Answer, Step } from '../model.ts';
import type { CallNode } from './flow-visitor.ts';
import { visitIteration } from './iteration.ts';
import { pushOperator } from './operators.ts';
import { visitCombinator, visitExecutor } from './parallel.ts';
import { visitPromiseChain } from './promise-chain.ts';
import { beside, inlineFunction, splicedBeside } from './splice.ts';
import { expressionFlow, pushBranch, type Walk } from './walk.ts';

/** The steps of a chain of members and calls: those that always run, and those after a `?.`. */
interface Chain {
  readonly always: Step[];
  readonly optional: Step[] | null;
}

/** Appends a call, a construction, a tagged template or a member access: receiver, then arguments, then the call. */
export function visitCall(walk: Walk, node: ts.Node, awaited: Answer, into: Step[]): boolean {
  const { ts } = walk;
  if (ts.isNewExpression(node)) {
    if (!visitExecutor(walk, node, into)) visitConstruction(walk, node, awaited, into);
  } else if (ts.isTaggedTemplateExpression(node)) {
    walk.expression(node.tag, 'unknown', into);
    walk.expression(node.template, 'unknown', into);
    pushCall(walk, node, awaited, [], into);
  } else {
    if (
      !ts.isCallExpression(node) &&
      !ts.isPropertyAccessExpression(node) &&
      !ts.isElementAccessExpression(node)
    )
      return false;
    if (isPlain(ts, node)) return true;
    const { always, optional } = chainOf(walk, node, awaited);
    into.push(...always);
    if (optional) pushBranch([optional, []], into);
  }
  return true;
}

function visitConstruction(walk: Walk, node: ts.NewExpression, awaited: Answer, into: Step[]): void {
  walk.expression(node.expression, 'unknown', into);
  for (const argument of node.arguments ?? []) walk.expression(argument, 'unknown', into);
  pushCall(walk, node, awaited, [], into);
}

/** Whether an expression is a name or members below one (`this.client.users`), in which nothing runs. */
function isPlain(compiler: typeof ts, node: ts.Expression): boolean {
  let root = node;
  while (compiler.isPropertyAccessExpression(root) && !root.questionDotToken) root = root.expression;
  return root.kind < compiler.SyntaxKind.FirstNode;
}

function chainOf(walk: Walk, node: ts.Expression, awaited: Answer): Chain {
  const { ts } = walk;
  if (isPlain(ts, node)) return { always: [], optional: null };
  if (ts.isNonNullExpression(node)) return chainOf(walk, node.expression, awaited);
  if (ts.isPropertyAccessExpression(node)) return linked(walk, node, () => undefined);
  if (ts.isElementAccessExpression(node)) {
    return linked(walk, node, (into) => {
      walk.expression(node.argumentExpression, 'unknown', into);
    });
  }
  if (!ts.isCallExpression(node))
    return { always: [...expressionFlow(walk, node, 'unknown')], optional: null };
  const idiom: Step[] = [];
  if (visitCombinator(walk, node, awaited, idiom) || visitPromiseChain(walk, node, awaited, idiom)) {
    return { always: idiom, optional: null };
  }
  return linked(walk, node, (into) => {
    visitArguments(walk, node, awaited, into);
  });
}

/** One link of a chain; what `append` adds runs only when the links before it do. */
function linked(
  walk: Walk,
  node: ts.CallExpression | ts.PropertyAccessExpression | ts.ElementAccessExpression,
  append: (into: Step[]) => void,
): Chain {
  const before = chainOf(walk, node.expression, 'unknown');
  const chain = node.questionDotToken && !before.optional ? { always: before.always, optional: [] } : before;
  append(chain.optional ?? chain.always);
  return chain;
}

function visitArguments(walk: Walk, node: ts.CallExpression, awaited: Answer, into: Step[]): void {
  const use = isPushToAwaited(walk, node) ? 'yes' : 'unknown';
  const isComposed = walk.visitor.composes(node);
  node.arguments.forEach((argument, at) => {
    const flow = expressionFlow(walk, argument, use);
    const isLeft = awaited === 'no' && walk.ts.isCallExpression(argument) && walk.visitor.takesOver(node, at);
    if (isComposed) pushOperator(walk, argument, flow, into);
    else into.push(...(isLeft ? beside(flow, argument) : flow));
  });
  if (visitIteration(walk, node, awaited, into)) return;
  const immediate = inlineFunction(walk.ts, node.expression);
  if (immediate) into.push(...splicedBeside(walk, immediate, awaited));
  else pushCall(walk, node, awaited, [], into);
}

/** Whether the arguments are added to a list of promises that is awaited: `pending.push(send())`. */
function isPushToAwaited(walk: Walk, { expression }: ts.CallExpression): boolean {
  const { ts } = walk;
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'push') return false;
  return ts.isIdentifier(expression.expression) && walk.settled().combined.has(expression.expression.text);
}

function pushCall(
  walk: Walk,
  node: CallNode,
  awaited: Answer,
  positions: readonly number[],
  into: Step[],
): void {
  const call = walk.visitor.call(node, { awaited, spliced: positions });
  if (call) into.push({ kind: 'call', call });
}
