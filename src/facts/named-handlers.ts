import type { ts } from 'ts-morph';
import { isTransparent } from './flow/transparent.ts';
import { functionsBeside } from './functions-beside.ts';
import { evaluateArguments } from './instance.ts';
import { filesWith } from './mentions.ts';
import type { FunctionId, Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { textOf } from './read-value.ts';
import { remember, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';
import { tokensWith } from './tokens.ts';
import type { Value } from './value.ts';

/**
 * The functions that stand beside a name in an object, where the call at a place is given the same name: `{ trigger: { name: 'mail.welcome' },
 * handler }` for `jobs.trigger({ name: 'mail.welcome' })`. None where that call is given the object itself.
 */
export function namedHandlers(session: Session, span: Span): readonly FunctionId[] {
  const call = callNodeAt(session, span);
  if (!call || session.ts.isTaggedTemplateExpression(call)) return [];
  const names = new Set(evaluateArguments(session, call.arguments ?? []).flatMap(namesIn));
  return [...names]
    .flatMap((name) => objectsNamed(session)(name))
    .filter((object) => !session.ts.findAncestor(object, (node) => node === call))
    .flatMap((object) => functionsBeside(session, object));
}

/** Finds the objects of a program that have a name, each name once. */
const objectsNamed = rememberWeakly((session: Session) =>
  remember((name: string) => objectsNaming(session, name)),
);

/** The texts that a value is or has as properties. */
function namesIn(value: Value): readonly string[] {
  const parts = value.kind === 'object' ? Object.values(value.properties) : [value];
  return parts.flatMap((part) => textOf(part) || []);
}

/** The objects that have a name as a property, written there or as a constant. */
function objectsNaming(session: Session, name: string): readonly ts.ObjectLiteralExpression[] {
  const { ts } = session;
  const literals = tokensOf(session, name).filter((one) => ts.isStringLiteralLike(one) && one.text === name);
  const constants = new Set(literals.flatMap((one) => constantAround(ts, one) ?? []));
  const uses = [...constants].flatMap((constant) => tokensOf(session, constant)).filter(ts.isIdentifier);
  const named = [...literals, ...uses].flatMap((token) => propertyOf(session, token, name) ?? []);
  return [...new Set(named.map(({ parent }) => parent))];
}

function tokensOf(session: Session, text: string): readonly ts.Node[] {
  return filesWith(session, text).flatMap((file) => [...tokensWith(session.ts, file, text)]);
}

/** The property that is given a text by a token: the literal, or the name of what holds it. */
function propertyOf(session: Session, token: ts.Node, text: string): ts.PropertyAssignment | null {
  const { ts } = session;
  let value = token;
  while (isTransparent(ts, value.parent) || isOwner(ts, value)) value = value.parent;
  const { parent } = value;
  if (!ts.isPropertyAssignment(parent) || parent.initializer !== value) return null;
  return textOf(session.evaluate(parent.initializer)) === text ? parent : null;
}

/** Whether an expression is what a member is taken of. */
function isOwner(compiler: typeof ts, { parent, pos }: ts.Node): boolean {
  return compiler.isPropertyAccessExpression(parent) && parent.expression.pos === pos;
}

/** What the constant or enumeration is called that holds a text, as a whole or in a member; `null` where none does. */
function constantAround(compiler: typeof ts, text: ts.Node): string | null {
  const holder = compiler.findAncestor(text.parent, (one) => !isPartOfConstant(compiler, one));
  const isHolder = holder && (compiler.isVariableDeclaration(holder) || compiler.isEnumDeclaration(holder));
  return isHolder && compiler.isIdentifier(holder.name) ? holder.name.text : null;
}

function isPartOfConstant(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isPropertyAssignment(node) ||
    compiler.isObjectLiteralExpression(node) ||
    isTransparent(compiler, node) ||
    compiler.isEnumMember(node)
  );
}
