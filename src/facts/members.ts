import type { ts } from 'ts-morph';
import { apiMember } from './api-value.ts';
import { baseExpression, baseInstance, constructorOf, lineageOf, stubOf } from './base-class.ts';
import { classOf } from './named-class.ts';
import { fieldOf } from './field-value.ts';
import { propertyName } from './instance.ts';
import { identify, meaningOf, nodeOf } from './lookup.ts';
import { unknownValue } from './read-value.ts';
import { returnedValue } from './returned-value.ts';
import { spanOf, type Session } from './session.ts';
import { substitute } from './substitute.ts';
import { valueOfTypeNode } from './type-value.ts';
import type { InstanceValue, Value } from './value.ts';

/** Which members of a class a name is looked up among; `base` leaves the class's own out. */
export type Side = 'instance' | 'static' | 'base';

/** A member of an instance of a class or interface of the program; `null` when there is none of that name. */
export function memberOfNamed(session: Session, instance: InstanceValue, name: string): Value | null {
  const { ts } = session;
  const node = nodeOf(session, instance.class);
  if (!node) return null;
  const stub = stubOf(session, node, instance);
  if (stub) return apiMember(session.knowledge, stub, name);
  if (ts.isClassLike(node)) return memberOfBuilt(session, node, instance, name);
  return ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)
    ? memberOfInterface(session, node, name)
    : null;
}

/** A member of an instance, with what its constructor was given filled in where the construction is seen. */
function memberOfBuilt(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  { args }: InstanceValue,
  name: string,
): Value | null {
  const member = memberOfClass(session, owner, name, 'instance');
  const constructor = args && member && inheritedConstructor(session, owner);
  return constructor ? substitute(member, identify(session, constructor), args) : member;
}

function inheritedConstructor(
  session: Session,
  owner: ts.ClassLikeDeclaration,
): ts.ConstructorDeclaration | null {
  for (const one of lineageOf(session, owner)) {
    const own = constructorOf(session, one);
    if (own) return own;
  }
  return null;
}

/** A member of a class, its base classes included. */
export function memberOfClass(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
  side: Side,
): Value | null {
  const place = side === 'static' ? 'static' : 'instance';
  let top = owner;
  for (const one of lineageOf(session, owner)) {
    const own = side === 'base' && one === owner ? null : ownMember(session, one, name, place);
    if (own) return own;
    top = one;
  }
  return foreignMember(session, top, name, place);
}

/** A member of what a class extends that is no class of the program. */
function foreignMember(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
  side: Exclude<Side, 'base'>,
): Value | null {
  const base = baseExpression(session, owner);
  if (!base || classOf(session, base)) return null;
  const exported = side === 'static' ? session.evaluate(base) : null;
  const value = exported ? (exported.kind === 'api' ? exported : null) : baseInstance(session, owner);
  return value ? apiMember(session.knowledge, value, name) : null;
}

function ownMember(session: Session, owner: ts.ClassLikeDeclaration, name: string, side: Side): Value | null {
  const { ts } = session;
  const member = owner.members.find(
    (one) =>
      one.name && propertyName(session, one.name) === name && isStatic(session, one) === (side === 'static'),
  );
  if (member && (ts.isMethodDeclaration(member) || ts.isGetAccessorDeclaration(member))) {
    if (ts.isMethodDeclaration(member))
      return { kind: 'function', id: identify(session, implementationOf(session, owner, member)) };
    return returnedValue(session, member) ?? unknownValue;
  }
  const property = member && ts.isPropertyDeclaration(member) ? member : null;
  return fieldOf(session, owner, name, property, side === 'static');
}

/** Overload signatures come before the declaration that has the body. */
function implementationOf(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  method: ts.MethodDeclaration,
): ts.MethodDeclaration {
  const { ts } = session;
  const named = owner.members
    .filter(ts.isMethodDeclaration)
    .filter((one) => one.name.getText() === method.name.getText());
  return named.find(({ body }) => body !== undefined) ?? method;
}

function isStatic({ ts }: Session, member: ts.ClassElement): boolean {
  return (
    ts.canHaveModifiers(member) &&
    (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
  );
}

function memberOfInterface(
  session: Session,
  node: ts.InterfaceDeclaration | ts.TypeLiteralNode,
  name: string,
  seen: ReadonlySet<ts.Node> = new Set(),
): Value | null {
  const { ts } = session;
  if (seen.has(node)) return null;
  const member = node.members.find((one) => one.name && propertyName(session, one.name) === name);
  if (member && ts.isPropertySignature(member) && member.type)
    return valueOfTypeNode(session, member.type, spanOf(member));
  if (member || !ts.isInterfaceDeclaration(node)) return null;
  for (const base of node.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
    const meaning = ts.isIdentifier(base.expression) ? meaningOf(session, base.expression) : null;
    if (meaning?.kind !== 'declaration' || !ts.isInterfaceDeclaration(meaning.node)) continue;
    const inherited = memberOfInterface(session, meaning.node, name, new Set([...seen, node]));
    if (inherited) return inherited;
  }
  return null;
}
