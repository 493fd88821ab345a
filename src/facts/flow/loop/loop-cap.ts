import type { ts } from 'ts-morph';
import type { Answer } from '../../model.ts';
import type { FlowVisitor } from '../flow-visitor.ts';
import { contains } from '../contains.ts';
import { accessPath, mentions } from './access-path.ts';
import { isCaught } from './caught.ts';
import { isStep } from './changes.ts';
import { decisiveParts, partsOf, withoutParentheses } from './decisive-parts.ts';
import { isOwnFlag } from './loop-flag.ts';
import type { Guard } from './loop-guards.ts';
import { toldIn } from './told-test.ts';
import { isFromClock, isLive, type TurnValues } from './turn-values.ts';

/** What the parts of a test are read against. */
export interface LoopText {
  readonly ts: typeof ts;
  readonly loop: ts.IterationStatement;
  readonly values: TurnValues;
  readonly visitor: Pick<FlowVisitor, 'outcome'>;
}

/** Whether a guard ends its loop after a number of turns or a time. */
export function capOfGuard(text: LoopText, guard: Guard): Answer {
  if (decisiveParts(text.ts, guard).some(({ test }) => capOfPart(text, test) === 'yes')) return 'yes';
  return partsOf(text.ts, guard.test).every((part) => capOfPart(text, part) === 'no') ? 'no' : 'unknown';
}

/** Whether one part of a test depends on the number of turns or the time: `no` for a constant, an error, the result of what is tried, and a flag of the function's own. */
export function capOfPart(text: LoopText, part: ts.Expression): Answer {
  const { ts, values } = text;
  const node = withoutParentheses(ts, part);
  if (isInfiniteLimit(ts, node)) return 'no';
  if (isLimit(text, node)) return 'yes';
  if (toldIn(text, node)) return 'no';
  const path = accessPath(ts, node);
  const bound = path !== null ? boundTo(text, path) : null;
  if (bound && capOfBound(text, bound) === 'yes') return 'yes';
  if (counts(text, node)) return 'unknown';
  if (ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword) return 'no';
  if (mentions(ts, node, values.errors)) return 'no';
  if (mentions(ts, node, values.results) && isCaught(ts, text.loop, node)) return 'no';
  return path !== null && isOwnFlag(ts, text.loop, path) ? 'no' : 'unknown';
}

/** Whether a node compares the turns or the time with something, tests a counter for zero, or tests an abort signal. */
function isLimit(text: LoopText, node: ts.Expression): boolean {
  const { ts, values } = text;
  if (isStep(ts, node)) return true;
  const path = accessPath(ts, node);
  if (path !== null && values.counters.has(path)) return true;
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'aborted' && !ts.isOptionalChain(node);
  if (!ts.isBinaryExpression(node) || !isComparison(ts, node)) return false;
  return [node.left, node.right].some(
    (side) => counts(text, side) && !isLive(ts, side) && !isRemainder(ts, side),
  );
}

function counts({ ts, values }: LoopText, node: ts.Node): boolean {
  return (
    mentions(ts, node, values.counters) ||
    mentions(ts, node, values.counted) ||
    isFromClock(ts, node, values.clocks)
  );
}

function boundTo({ values }: LoopText, path: string): ts.Expression | null {
  const changes = values.changes.filter(({ name }) => name === path);
  return changes.length === 1 ? (changes[0]?.value ?? null) : null;
}

/** A variable stands for the test that it was given: `const last = attempt === max`. */
function capOfBound(text: LoopText, value: ts.Expression): Answer {
  return partsOf(text.ts, value).some((part) => isLimit(text, part)) ? 'yes' : 'no';
}

/** Whether an operator compares its sides. */
function isComparison({ SyntaxKind }: typeof ts, { operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return (
    (kind >= SyntaxKind.LessThanToken && kind <= SyntaxKind.GreaterThanEqualsToken) ||
    (kind >= SyntaxKind.EqualsEqualsToken && kind <= SyntaxKind.ExclamationEqualsEqualsToken)
  );
}

/** Whether a node compares something with infinity, which limits nothing. */
function isInfiniteLimit(compiler: typeof ts, node: ts.Expression): boolean {
  if (!compiler.isBinaryExpression(node) || !isComparison(compiler, node)) return false;
  const paths = [node.left, node.right].map((side) => accessPath(compiler, side));
  return paths.includes('Infinity') || paths.includes('Number.POSITIVE_INFINITY');
}

function isRemainder(compiler: typeof ts, node: ts.Expression): boolean {
  return contains(
    compiler,
    node,
    (inner) =>
      compiler.isBinaryExpression(inner) && inner.operatorToken.kind === compiler.SyntaxKind.PercentToken,
  );
}
