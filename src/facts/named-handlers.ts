import type { ts } from 'ts-morph';
import { functionsBeside } from './functions-beside.ts';
import { evaluateArguments } from './instance.ts';
import { filesWith } from './mentions.ts';
import type { FunctionId, Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { textOf } from './read-value.ts';
import { remember, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';
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
  const found = new Set<ts.ObjectLiteralExpression>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && isText(session, node.initializer, name)) found.add(node.parent);
    ts.forEachChild(node, visit);
  };
  const written = filesWith(session, name);
  const constants = new Set(written.flatMap((file) => constantsOf(session, file, name)));
  const files = [...written, ...[...constants].flatMap((one) => filesWith(session, one))];
  for (const file of new Set(files)) visit(file);
  return [...found];
}

function isText(session: Session, node: ts.Expression, text: string): boolean {
  const { ts } = session;
  if (ts.isStringLiteralLike(node)) return node.text === text;
  const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  return isName && textOf(session.evaluate(node)) === text;
}

/** What the constants and enumerations of a file are called that hold a text, as a whole or in a member. */
function constantsOf({ ts }: Session, file: ts.SourceFile, text: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text === text) {
      const holder = ts.findAncestor(node.parent, (one) => !isPartOfConstant(ts, one));
      const isHolder = holder && (ts.isVariableDeclaration(holder) || ts.isEnumDeclaration(holder));
      if (isHolder && ts.isIdentifier(holder.name)) names.push(holder.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isPartOfConstant(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isPropertyAssignment(node) ||
    compiler.isObjectLiteralExpression(node) ||
    compiler.isAsExpression(node) ||
    compiler.isSatisfiesExpression(node) ||
    compiler.isEnumMember(node)
  );
}
