import type { ts } from 'ts-morph';
import type { Outcome } from '../../outcome.ts';
import { accessPath } from './access-path.ts';
import type { Change } from './changes.ts';
import { withoutParentheses } from './decisive-parts.ts';
import type { LoopText } from './loop-cap.ts';

/** A promise of which a test looks at a part. */
export interface Told {
  readonly promise: ts.Expression;
  readonly outcome: Outcome;
  /** How the test comes out when the promise gave what it gives after a success, and after a failure; `null` where that cannot be told. */
  readonly succeeded: boolean | null;
  readonly failed: boolean | null;
}

/** What one part of a test, between `!`, `&&` and `||`, says of a promise whose failure is told by a value: `result.ok`, `error !== null`. */
export function toldIn(text: LoopText, part: ts.Expression): Told | null {
  const { ts } = text;
  const node = withoutParentheses(ts, part);
  if (!ts.isBinaryExpression(node)) return toldOf(text, node, (value) => Boolean(value));
  const sign = equality(ts, node);
  if (sign === null) return null;
  const right = constantOf(ts, node.right);
  if (!right) return null;
  return toldOf(text, node.left, (value) => (value === right.value) === sign);
}

type Value = string | number | boolean | object | null | undefined;

function toldOf(text: LoopText, node: ts.Expression, comesOut: (value: Value) => boolean): Told | null {
  const source = sourceOf(text, node, []);
  const outcome = source && text.visitor.outcome(source.promise, source.path);
  if (!outcome) return null;
  const { succeeded, failed } = outcome;
  const by = (told: Outcome['failed']) => told && comesOut(told.kind === 'constant' ? told.value : told);
  return { promise: source.promise, outcome, succeeded: by(succeeded), failed: by(failed) };
}

interface Source {
  readonly promise: ts.Expression;
  readonly path: readonly string[];
}

/** The promise that a variable of a turn, or the test itself, waits for, and the part of it that is looked at. */
function sourceOf(text: LoopText, part: ts.Expression, path: readonly string[]): Source | null {
  const { ts, values } = text;
  const node = withoutParentheses(ts, part);
  if (ts.isAwaitExpression(node)) return { promise: node.expression, path };
  const name = accessPath(ts, node);
  const [change, ...others] = name === null ? [] : values.changes.filter((one) => one.name === name);
  if (change && others.length === 0) return sourceOfChange(ts, change, path);
  return ts.isPropertyAccessExpression(node)
    ? sourceOf(text, node.expression, [node.name.text, ...path])
    : null;
}

function sourceOfChange(
  compiler: typeof ts,
  { name, node, value, how }: Change,
  path: readonly string[],
): Source | null {
  const given = value && how === 'assigned' ? withoutParentheses(compiler, value) : null;
  if (!given || !compiler.isAwaitExpression(given)) return null;
  const taken = compiler.isVariableDeclaration(node) ? takenFrom(compiler, node.name, name) : [];
  return taken && { promise: given.expression, path: [...taken, ...path] };
}

/** The part of a value that a declaration gives a name; `null` where it is more than one step below, or has a default. */
function takenFrom(compiler: typeof ts, target: ts.BindingName, name: string): readonly string[] | null {
  if (compiler.isIdentifier(target)) return [];
  const index = target.elements.findIndex(
    (one) => compiler.isBindingElement(one) && one.name.getText() === name,
  );
  const element = target.elements[index];
  if (!element || !compiler.isBindingElement(element) || element.initializer || element.dotDotDotToken)
    return null;
  return [
    compiler.isArrayBindingPattern(target) ? String(index) : (element.propertyName ?? element.name).getText(),
  ];
}

/** Whether a comparison is for being the same; `null` for any other operator. */
function equality(
  { SyntaxKind }: typeof ts,
  { operatorToken: { kind } }: ts.BinaryExpression,
): boolean | null {
  if (kind === SyntaxKind.EqualsEqualsEqualsToken) return true;
  return kind === SyntaxKind.ExclamationEqualsEqualsToken ? false : null;
}

function constantOf(compiler: typeof ts, node: ts.Expression): { readonly value: Value } | null {
  const { TrueKeyword, FalseKeyword, NullKeyword } = compiler.SyntaxKind;
  if (compiler.isStringLiteralLike(node)) return { value: node.text };
  if (node.kind === TrueKeyword || node.kind === FalseKeyword) return { value: node.kind === TrueKeyword };
  if (node.kind === NullKeyword) return { value: null };
  return compiler.isIdentifier(node) && node.text === 'undefined' ? { value: undefined } : null;
}
