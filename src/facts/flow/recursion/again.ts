import type { ts } from 'ts-morph';
import { mentions } from '../loop/access-path.ts';
import { changesIn } from '../loop/changes.ts';
import { numberOf } from '../loop/loop-turns.ts';
import { isMath } from '../loop/turn-values.ts';
import type { TimedWait } from '../flow-visitor.ts';
import type { Walk } from '../walk.ts';
import { namesOf } from './own-names.ts';
import { startIn } from './start.ts';

/** What is tried in a function, and what runs when it fails. */
export interface Attempt {
  /** The `try`, or the call that reacts to a promise. */
  readonly node: ts.Node;
  readonly tried: ts.Node;
  /** A block, or the one expression that a reaction comes to. */
  readonly handler: ts.ConciseBody;
  readonly caught: ts.BindingName | null;
}

/** A call by which a function starts itself again, or has a timer do so. */
export interface Again {
  readonly call: ts.CallExpression;
  readonly fn: ts.FunctionLikeDeclaration;
  /** Parameters that are handed on with another value, and what is added to them each time; `null` where that is no constant. */
  readonly steps: ReadonlyMap<string, number | null>;
  /** What a timer waits first. `null` where none does. */
  readonly wait: TimedWait | null;
}

/** What in a handler starts the function around it again with the same parameters, some of them counted or stretched. */
export function againIn(walk: Walk, { node, handler }: Attempt): Again | null {
  const { ts } = walk;
  const fn = ts.findAncestor(node, (one): one is ts.FunctionLikeDeclaration => ts.isFunctionLike(one));
  const names = fn ? namesOf(ts, fn) : [];
  const start = fn && names.length > 0 ? startIn(walk, handler, names) : null;
  const steps = fn && start ? stepsOf(walk, fn, start.args) : null;
  if (!fn || !start || !steps || !walk.visitor.standsFor(start.named, fn)) return null;
  return { call: start.call, fn, steps, wait: start.wait };
}

/** What becomes of each parameter; `null` where one is handed on as something else, or set anew. */
function stepsOf(
  walk: Walk,
  { parameters, body }: ts.FunctionLikeDeclaration,
  given: readonly ts.Expression[],
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
