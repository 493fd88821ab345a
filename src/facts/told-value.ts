import type { ts } from 'ts-morph';
import { reactionOf } from './flow/reaction.ts';
import { withoutCast } from './flow/transparent.ts';
import { propertyName } from './instance.ts';
import { nodeOf } from './lookup.ts';
import { alternatives } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';

/** What is known of a value: that it is one constant, or an object. */
export type Told =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'object' };

const anObject: Told = { kind: 'object' };

/** The function that a value is returned from, and its call. */
export interface Called {
  readonly fn: ts.FunctionLikeDeclaration;
  readonly call: ts.CallExpression;
}

const nothing: Told = { kind: 'constant', value: undefined };

/** Whether two values are known to be the same, as far as is known of them. */
export function isSameTold(a: Told, b: Told): boolean {
  return a.kind === 'constant' ? b.kind === 'constant' && a.value === b.value : b.kind === 'object';
}

/** What is known of a part of what an expression gives, `undefined` being none at all; `null` where nothing is. */
export function partAt(
  session: Session,
  expression: ts.Expression | undefined,
  path: readonly string[],
  called?: Called,
): Told | null {
  const [name, ...rest] = path;
  const node = expression && withoutCast(session.ts, expression);
  if (name === undefined) return node ? wholeAt(session, node, called) : nothing;
  if (!node || isNothing(session, node)) return nothing;
  const { ts } = session;
  if (ts.isArrayLiteralExpression(node)) {
    if (node.elements.some(ts.isSpreadElement)) return null;
    return partAt(session, node.elements[Number(name)], rest, called);
  }
  if (ts.isObjectLiteralExpression(node)) return propertyAt(session, node, name, rest, called);
  const made = madeBy(session, node);
  return made ? partAt(session, made, path) : null;
}

/** `null`, `undefined`. */
function isNothing({ ts }: Session, node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

function propertyAt(
  session: Session,
  { properties }: ts.ObjectLiteralExpression,
  name: string,
  rest: readonly string[],
  called: Called | undefined,
): Told | null {
  const { ts } = session;
  if (properties.some((one) => ts.isSpreadAssignment(one))) return null;
  const property = properties.find((one) => one.name && propertyName(session, one.name) === name);
  if (!property) return nothing;
  if (ts.isShorthandPropertyAssignment(property)) return partAt(session, property.name, rest, called);
  return ts.isPropertyAssignment(property) ? partAt(session, property.initializer, rest, called) : null;
}

/** The one expression that a function of the program makes an object by: `err(error)`. */
function madeBy(session: Session, node: ts.Expression): ts.Expression | null {
  const { ts } = session;
  if (!ts.isCallExpression(node)) return null;
  const [callee, ...others] = alternatives(session.evaluate(node.expression));
  const fn = callee?.kind === 'function' && others.length === 0 ? nodeOf(session, callee.id) : null;
  const [only, ...more] = fn ? returnsOf(session, fn) : [];
  const inner = only && withoutCast(session.ts, only);
  return inner && more.length === 0 && ts.isObjectLiteralExpression(inner) ? inner : null;
}

function wholeAt(session: Session, node: ts.Expression, called: Called | undefined): Told | null {
  const { ts } = session;
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  if (ts.isStringLiteralLike(node)) return { kind: 'constant', value: node.text };
  if (ts.isNumericLiteral(node)) return { kind: 'constant', value: Number(node.text) };
  if (node.kind === TrueKeyword || node.kind === FalseKeyword)
    return { kind: 'constant', value: node.kind === TrueKeyword };
  if (isNothing(session, node))
    return node.kind === NullKeyword ? { kind: 'constant', value: null } : nothing;
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) return anObject;
  if (isCaught(session, node)) return anObject;
  const promise = ts.isAwaitExpression(node) ? given(session, node.expression, called) : null;
  return promise ? toldBy(session, promise) : objectBy(session, session.checker.getTypeAtLocation(node));
}

/** Whether a name stands for a caught error, or for what a promise was rejected with. */
function isCaught({ ts, checker }: Session, node: ts.Expression): boolean {
  const [declaration] = checker.getSymbolAtLocation(node)?.declarations ?? [];
  if (!declaration || !ts.isIdentifier(node)) return false;
  if (ts.isVariableDeclaration(declaration)) return ts.isCatchClause(declaration.parent);
  if (!ts.isParameter(declaration)) return false;
  return reactionOf(ts, declaration.parent.parent)?.rejected === declaration.parent;
}

/** A promise that is awaited: an expression, or what a call of the expression gives. */
interface Awaited {
  readonly awaited: ts.Expression;
  readonly called?: true;
}

/** What a call hands to its function that awaits it: `await promise`, `await run()`. */
function given({ ts }: Session, promise: ts.Expression, called: Called | undefined): Awaited | null {
  const node = ts.isCallExpression(promise) ? promise.expression : promise;
  const index = called?.fn.parameters.findIndex(({ name }) => name.getText() === node.getText()) ?? -1;
  const argument = called?.call.arguments[index];
  return argument
    ? { awaited: argument, ...(ts.isCallExpression(promise) && { called: true as const }) }
    : null;
}

/** What is known of what a promise gives, by its type. */
export function toldBy(session: Session, { awaited, called }: Awaited): Told | null {
  const { checker } = session;
  const type = checker.getTypeAtLocation(awaited);
  const [signature] = called ? type.getCallSignatures() : [];
  const given = called ? signature && checker.getReturnTypeOfSignature(signature) : type;
  return given ? objectBy(session, given) : null;
}

/** What a value is by its type, once it is waited for: an object, where the compiler tells those from nothing. */
function objectBy(session: Session, type: ts.Type): Told | null {
  const { ts, checker, program } = session;
  const { strict, strictNullChecks = strict } = program.program.getCompilerOptions();
  const awaited = strictNullChecks === true ? checker.getAwaitedType(type) : undefined;
  if (!awaited) return null;
  const parts = awaited.isUnion() ? awaited.types : [awaited];
  const isOne = (part: ts.Type) =>
    (part.flags & ts.TypeFlags.Object) !== 0 && part.getProperties().length > 0;
  return parts.every(isOne) ? anObject : null;
}
