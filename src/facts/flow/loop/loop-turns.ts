import type { ts } from 'ts-morph';
import { parentOf } from '../parent.ts';
import type { Walk } from '../walk.ts';
import { accessPath } from './access-path.ts';
import { type Change, isStep } from './changes.ts';
import { decisiveParts, withoutParentheses } from './decisive-parts.ts';
import { capOfPart, type LoopText } from './loop-cap.ts';
import type { Guard } from './loop-guards.ts';

/** A counter compared with a constant; the loop ends when the comparison comes out as `exits`. */
export interface Limit {
  readonly counter: string;
  /** The expression that reads the counter. */
  readonly reading: ts.Expression;
  readonly bound: number;
  readonly ends: (counter: number, bound: number) => boolean;
}

/** No constant above this is a number of turns. */
export const most = 100_000;

/** The most turns of a loop that counts to a constant, `null` where it cannot be told. */
export function turnsOf(
  walk: Walk,
  text: LoopText,
  head: Guard | null,
  guards: readonly Guard[],
): number | null {
  const limits = (guard: Guard): readonly Limit[] =>
    decisiveParts(walk.ts, guard)
      .filter(({ test }) => capOfPart(text, test) === 'yes')
      .flatMap((part) => limitOf(walk, part) ?? []);
  const early = head && !walk.ts.isDoStatement(text.loop) ? 1 : 0;
  const counts = [
    ...(head ? limits(head) : []).map((limit) => countTo(walk, text, limit, early)),
    ...guards.flatMap(limits).map((limit) => countTo(walk, text, limit, 0)),
  ].filter((count) => count !== null);
  return counts.length > 0 ? Math.min(...counts) : null;
}

/** The turn in which a limit ends the loop; `early` turns less where the test stands before the turn. */
function countTo(walk: Walk, { loop, values }: LoopText, limit: Limit, early: number): number | null {
  const changes = values.changes.filter(({ name }) => name === limit.counter);
  const [change] = changes;
  const step = change && changes.length === 1 ? stepOf(walk, change) : null;
  const start = initialOf(walk, loop, limit.counter);
  if (!change || step === null || start === null) return null;
  let counter = start + (isBefore(walk.ts, change.node, limit.reading, loop) ? step : 0);
  for (let turn = 1; turn <= most; turn++, counter += step) {
    if (limit.ends(counter, limit.bound)) return turn - early;
  }
  return null;
}

/** What a test compares with a constant; `null` where that cannot be told. */
export function limitOf(walk: Walk, { test, exits }: Guard): Limit | null {
  const { ts } = walk;
  const node = withoutParentheses(ts, test);
  const plain = counterOf(ts, node);
  if (plain !== null)
    return { counter: plain, reading: node, bound: 0, ends: (counter) => (counter !== 0) === exits };
  if (!ts.isBinaryExpression(node)) return null;
  const compare = comparisons.get(node.operatorToken.getText());
  if (!compare) return null;
  const left = counterOf(ts, node.left);
  const counter = left ?? counterOf(ts, node.right);
  const bound = numberOf(walk, left === null ? node.left : node.right);
  if (counter === null || bound === null) return null;
  if (left === null)
    return { counter, reading: node.right, bound, ends: (value) => compare(bound, value) === exits };
  return { counter, reading: node.left, bound, ends: (value) => compare(value, bound) === exits };
}

const comparisons: ReadonlyMap<string, (left: number, right: number) => boolean> = new Map([
  ['<', (left: number, right: number) => left < right],
  ['<=', (left: number, right: number) => left <= right],
  ['>', (left: number, right: number) => left > right],
  ['>=', (left: number, right: number) => left >= right],
  ['===', (left: number, right: number) => left === right],
  ['==', (left: number, right: number) => left === right],
  ['!==', (left: number, right: number) => left !== right],
  ['!=', (left: number, right: number) => left !== right],
]);

function counterOf(compiler: typeof ts, node: ts.Expression): string | null {
  return accessPath(compiler, isStep(compiler, node) ? node.operand : node);
}

/** The amount that a change adds; `null` where it is not constant. */
function stepOf(walk: Walk, { node, how, value }: Change): number | null {
  const { ts } = walk;
  if (isStep(ts, node)) return node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1;
  if (how !== 'compound' || !value || !ts.isBinaryExpression(node)) return null;
  const amount = numberOf(walk, value);
  if (amount === null) return null;
  if (node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) return amount;
  return node.operatorToken.kind === ts.SyntaxKind.MinusEqualsToken ? -amount : null;
}

/** Whether a change happens before a test in the same turn. */
function isBefore(
  compiler: typeof ts,
  change: ts.Node,
  reading: ts.Node,
  loop: ts.IterationStatement,
): boolean {
  if (change === reading) return compiler.isPrefixUnaryExpression(change);
  const isLast =
    compiler.isForStatement(loop) && loop.incrementor !== undefined && change.end <= loop.incrementor.end;
  return !isLast && change.end <= reading.pos;
}

/** The constant that a counter holds before the first turn. */
function initialOf(walk: Walk, loop: ts.IterationStatement, counter: string): number | null {
  const { ts } = walk;
  for (let node: ts.Node | undefined = loop; node; node = parentOf(node)) {
    const declared = declarationsBefore(ts, node).find(
      ({ name, initializer }) => initializer && ts.isIdentifier(name) && name.text === counter,
    );
    if (declared?.initializer) return numberOf(walk, declared.initializer);
  }
  return null;
}

/** The variables that are declared beside a node before it, or in its own head. */
function declarationsBefore(compiler: typeof ts, node: ts.Node): readonly ts.VariableDeclaration[] {
  const around = parentOf(node);
  const own = compiler.isForStatement(node) && node.initializer ? [node.initializer] : [];
  const statements =
    around && (compiler.isBlock(around) || compiler.isSourceFile(around)) ? around.statements : [];
  const before = statements.flatMap((statement) =>
    statement.end <= node.pos && compiler.isVariableStatement(statement) ? [statement.declarationList] : [],
  );
  return [...own, ...before.toReversed()].flatMap((list) =>
    compiler.isVariableDeclarationList(list) ? list.declarations : [],
  );
}

/** The number that an expression stands for, where it is a constant. */
export function numberOf(walk: Walk, node: ts.Expression): number | null {
  const { ts } = walk;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand)
  ) {
    return -Number(node.operand.text);
  }
  return walk.visitor.constant(node);
}
