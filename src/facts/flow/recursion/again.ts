import type { ts } from 'ts-morph';
import { mentions } from '../loop/access-path.ts';
import { changesIn } from '../loop/changes.ts';
import { isMath } from '../loop/turn-values.ts';
import type { Walk } from '../walk.ts';
import { numberOf } from '../loop/loop-turns.ts';

/** A call by which a function starts itself again. */
export interface Again {
  readonly call: ts.CallExpression;
  readonly fn: ts.FunctionLikeDeclaration;
  /** Parameters that are handed on with another value, and what is added to them each time; `null` where that is no constant. */
  readonly steps: ReadonlyMap<string, number | null>;
}

/** The call in a block by which the function around it starts again with the same parameters, some of them counted or stretched. */
export function againIn(walk: Walk, block: ts.Block): Again | null {
  const { ts } = walk;
  const fn = ts.findAncestor(block, (node): node is ts.FunctionLikeDeclaration => ts.isFunctionLike(node));
  const name = fn && nameOf(ts, fn);
  const call = name === undefined ? null : callOf(ts, block, name);
  const steps = fn && call ? stepsOf(walk, fn, call) : null;
  return fn && call && steps ? { call, fn, steps } : null;
}

/** How a function names itself. */
function nameOf(compiler: typeof ts, fn: ts.FunctionLikeDeclaration): string | undefined {
  if (compiler.isMethodDeclaration(fn))
    return compiler.isClassLike(fn.parent) ? `this.${fn.name.getText()}` : undefined;
  if (compiler.isFunctionDeclaration(fn)) return fn.name?.text;
  const { parent } = fn;
  return compiler.isVariableDeclaration(parent) && compiler.isIdentifier(parent.name)
    ? parent.name.text
    : undefined;
}

/** The call of a function that is awaited or returned, functions within left out. */
function callOf(compiler: typeof ts, root: ts.Node, name: string): ts.CallExpression | null {
  const visit = (node: ts.Node): ts.CallExpression | undefined => {
    if (compiler.isFunctionLike(node)) return undefined;
    const isAgain = compiler.isCallExpression(node) && node.expression.getText() === name;
    const { parent } = node;
    if (isAgain && (compiler.isAwaitExpression(parent) || compiler.isReturnStatement(parent))) return node;
    return compiler.forEachChild(node, visit);
  };
  return visit(root) ?? null;
}

/** What becomes of each parameter; `null` where one is handed on as something else, or set anew. */
function stepsOf(
  walk: Walk,
  { parameters, body }: ts.FunctionLikeDeclaration,
  { arguments: given }: ts.CallExpression,
): Again['steps'] | null {
  const { ts } = walk;
  if (!body || parameters.length !== given.length) return null;
  const set = new Set(changesIn(ts, body).map(({ name }) => name));
  const steps = new Map<string, number | null>();
  for (const [index, { name }] of parameters.entries()) {
    const argument = given[index];
    if (!argument || !ts.isIdentifier(name) || set.has(name.text)) return null;
    if (ts.isIdentifier(argument) && argument.text === name.text) continue;
    if (!isArithmetic(ts, argument) || !mentions(ts, argument, new Set([name.text]))) return null;
    steps.set(name.text, stepOf(walk, argument));
  }
  return steps;
}

function isArithmetic(compiler: typeof ts, node: ts.Expression): boolean {
  return compiler.isBinaryExpression(node) || (compiler.isCallExpression(node) && isMath(compiler, node));
}

/** `attempt + 1`, `left - 1`. */
function stepOf(walk: Walk, node: ts.Expression): number | null {
  const { ts } = walk;
  if (!ts.isBinaryExpression(node) || !ts.isIdentifier(node.left)) return null;
  const amount = numberOf(walk, node.right);
  if (amount === null) return null;
  if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) return amount;
  return node.operatorToken.kind === ts.SyntaxKind.MinusToken ? -amount : null;
}
