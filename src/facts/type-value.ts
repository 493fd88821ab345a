import type { ts } from 'ts-morph';
import { apiInstance } from './api-value.ts';
import { instanceOf } from './instance.ts';
import { meaningOf } from './lookup.ts';
import type { Span } from './model.ts';
import { spanOf, type Session } from './session.ts';
import type { Value } from './value.ts';

const wrappers = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Required',
  'Partial',
  'NonNullable',
  'Omit',
  'Pick',
]);

/** Whether a type is written as the promise of another one, or a variant of it: `Promise<Port>`, `Readonly<Port>`. */
export function isWrapper({ ts }: Session, type: ts.Node): boolean {
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && wrappers.has(type.typeName.text);
}

/**
 * What is known of what a declaration holds, or of what a function returns, from the type that it is written with: in TypeScript
 * at its name, in JavaScript in the comment above it. See {@link valueOfTypeNode}.
 */
export function valueOfWrittenType(
  session: Session,
  node: ts.ParameterDeclaration | ts.PropertyDeclaration | ts.VariableDeclaration | ts.SignatureDeclaration,
): Value | null {
  const type = node.type ?? typeInComment(session, node);
  return type ? valueOfTypeNode(session, type, spanOf(node)) : null;
}

/** In TypeScript the types in comments count for nothing. */
function typeInComment({ ts }: Session, node: ts.Node): ts.TypeNode | undefined {
  if (!(node.flags & ts.NodeFlags.JavaScriptFile)) return undefined;
  return ts.isFunctionLike(node) ? ts.getJSDocReturnType(node) : ts.getJSDocType(node);
}

/**
 * What is known of a value from its written type: an instance of a class or interface of the program, or of a package's type;
 * `null` when the type says nothing. `origin` tells two such values apart.
 */
export function valueOfTypeNode(session: Session, type: ts.TypeNode, origin: Span): Value | null {
  return valueOf(session, type, { origin, seen: new Set() });
}

/** The reading of one written type. */
interface Reading {
  readonly origin: Span;
  /** Aliases and parameters that were followed: they may lead back to themselves. */
  readonly seen: Set<ts.Node>;
}

function valueOf(session: Session, type: ts.TypeNode, reading: Reading): Value | null {
  const { ts } = session;
  if (ts.isParenthesizedTypeNode(type)) return valueOf(session, type.type, reading);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return ofParts(session, type.types, reading);
  if (ts.isTypeLiteralNode(type)) return instanceOf(session, type, null);
  if (ts.isImportTypeNode(type)) return type.qualifier ? ofReference(session, type.qualifier, reading) : null;
  if (!ts.isTypeReferenceNode(type)) return null;
  const argument = isWrapper(session, type) ? type.typeArguments?.[0] : undefined;
  return argument ? valueOf(session, argument, reading) : ofReference(session, type.typeName, reading);
}

/** A union or intersection counts when one of its parts does and the rest says nothing. */
function ofParts(session: Session, types: readonly ts.TypeNode[], reading: Reading): Value | null {
  const known = types.map((type) => valueOf(session, type, reading)).filter((value) => value !== null);
  return known.length === 1 ? (known[0] ?? null) : (known.find((value) => value.kind === 'api') ?? null);
}

function ofReference(session: Session, name: ts.EntityName, reading: Reading): Value | null {
  const { ts } = session;
  const { origin } = reading;
  const root = rootOf(session, name);
  const meaning = meaningOf(session, ts.isIdentifier(name) ? name : name.right);
  if (meaning.kind === 'package')
    return apiInstance(session.knowledge, meaning.specifier, qualified(session, name, meaning.name), origin);
  if (meaning.kind === 'declaration') return ofDeclaration(session, meaning.node, reading);
  const outer = root === name ? meaning : meaningOf(session, root);
  if (outer.kind === 'package') {
    const path = ts.isIdentifier(name)
      ? outer.name
      : `${outer.name === '' ? 'default' : outer.name}.${name.right.text}`;
    return apiInstance(session.knowledge, outer.specifier, path.replace(/^default\./, ''), origin);
  }
  return null;
}

function rootOf(session: Session, name: ts.EntityName): ts.Identifier {
  return session.ts.isIdentifier(name) ? name : rootOf(session, name.left);
}

/** The exported name of a type; a default import is known by the name of the class that it is. */
function qualified({ ts }: Session, name: ts.EntityName, exported: string): string {
  if (exported !== 'default') return exported;
  return ts.isIdentifier(name) ? name.text : name.right.text;
}

function ofDeclaration(session: Session, node: ts.Node, reading: Reading): Value | null {
  const { ts } = session;
  if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) return instanceOf(session, node, null);
  if (reading.seen.has(node)) return null;
  reading.seen.add(node);
  if (ts.isTypeParameterDeclaration(node))
    return node.constraint ? valueOf(session, node.constraint, reading) : null;
  const alias = ts.isTypeAliasDeclaration(node) ? node.type : typedefOf(session, node);
  return alias ? valueOf(session, alias, reading) : null;
}

/** The type that `@typedef {…}` in a comment gives a name. */
function typedefOf({ ts }: Session, node: ts.Node): ts.TypeNode | null {
  const expression = ts.isJSDocTypedefTag(node) ? node.typeExpression : undefined;
  return expression && ts.isJSDocTypeExpression(expression) ? expression.type : null;
}
