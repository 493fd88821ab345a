import type { ts } from 'ts-morph';
import { apiMember } from './api-value.ts';
import { assignedMembers } from './assignments.ts';
import { injectedValue } from './injection.ts';
import { enclosingClass, propertyName } from './instance.ts';
import { identify, meaningOf, nodeOf } from './lookup.ts';
import { either, unknownValue } from './read-value.ts';
import { returnedValue } from './returned-value.ts';
import { spanOf, type Session } from './session.ts';
import { substitute } from './substitute.ts';
import { valueOfTypeNode } from './type-value.ts';
import type { ApiValue, InstanceValue, Value } from './value.ts';

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
  const own = constructorOf(session, owner);
  const base = own ? null : baseExpression(session, owner);
  const above = base && classOf(session, base);
  return own ?? (above && above !== owner ? inheritedConstructor(session, above) : null);
}

/** A generated stub is called as what it extends: its own methods are calls of the package that it is written for. */
function stubOf(session: Session, node: ts.Node, { args }: InstanceValue): ApiValue | null {
  const { ts } = session;
  if (!ts.isClassLike(node) && !ts.isInterfaceDeclaration(node)) return null;
  for (const { expression } of node.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
    const base = session.evaluate(expression);
    if (base.kind !== 'api') continue;
    const library = session.knowledge.library(base.package);
    const model = library?.type(base.path) ?? library?.made(base.type, `${base.path}()`);
    if (model?.derived) return { ...base, type: model.name, path: '', args, origin: spanOf(node) };
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
  const own = side === 'base' ? null : ownMember(session, owner, name, side);
  if (own) return own;
  return inheritedMember(session, owner, name, side === 'static' ? 'static' : 'instance');
}

function inheritedMember(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
  side: Side,
): Value | null {
  const base = baseExpression(session, owner);
  if (!base) return null;
  const declaration = classOf(session, base);
  if (declaration) return declaration === owner ? null : memberOfClass(session, declaration, name, side);
  const exported = side === 'static' ? session.evaluate(base) : null;
  const value = exported ? (exported.kind === 'api' ? exported : null) : baseInstance(session, owner);
  return value ? apiMember(session.knowledge, value, name) : null;
}

/** The instance of a package's class that a class extends; `null` when it extends none that is known by its import. */
export function baseInstance(session: Session, owner: ts.ClassLikeDeclaration) {
  const base = baseExpression(session, owner);
  const value = base && session.evaluate(base);
  if (!value || value.kind !== 'api') return null;
  const made = session.knowledge.library(value.package)?.made(value.type, `${value.path}()`);
  return {
    ...value,
    type: made?.name ?? value.path,
    path: '',
    args: superArguments(session, owner),
    origin: spanOf(owner),
  };
}

function superArguments(session: Session, owner: ts.ClassLikeDeclaration): readonly Value[] | null {
  const { ts } = session;
  const constructor = constructorOf(session, owner);
  const call = constructor?.body?.statements
    .map((statement) => (ts.isExpressionStatement(statement) ? statement.expression : null))
    .find(
      (expression) =>
        expression &&
        ts.isCallExpression(expression) &&
        expression.expression.kind === ts.SyntaxKind.SuperKeyword,
    );
  if (!call || !ts.isCallExpression(call)) return constructor ? null : [];
  return call.arguments.map((argument) => session.evaluate(argument));
}

function baseExpression({ ts }: Session, owner: ts.ClassLikeDeclaration): ts.Expression | null {
  const clause = owner.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0]?.expression ?? null;
}

/** The class of the program that an expression names; calls such as mixins are not followed. */
export function classOf(session: Session, expression: ts.Expression): ts.ClassLikeDeclaration | null {
  const { ts } = session;
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) return null;
  const meaning = meaningOf(session, ts.isIdentifier(expression) ? expression : expression.name);
  return meaning.kind === 'declaration' && ts.isClassLike(meaning.node) ? meaning.node : null;
}

export function constructorOf(
  { ts }: Session,
  owner: ts.ClassLikeDeclaration,
): ts.ConstructorDeclaration | null {
  return owner.members.find(
    (member) => ts.isConstructorDeclaration(member) && member.body !== undefined,
  ) as ts.ConstructorDeclaration | null;
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
  const declared =
    member && ts.isPropertyDeclaration(member) ? member : parameterProperty(session, owner, name);
  const assigned = side === 'static' ? [] : assignedToThis(session, owner, name);
  if (!declared && assigned.length === 0) return null;
  return valueOfField(session, declared, assigned);
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

function parameterProperty(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
): ts.ParameterDeclaration | null {
  const { ts } = session;
  const parameter = constructorOf(session, owner)?.parameters.find(
    (one) => ts.isIdentifier(one.name) && one.name.text === name,
  );
  return parameter && ts.isParameterPropertyDeclaration(parameter, parameter.parent) ? parameter : null;
}

function assignedToThis(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
): readonly ts.Expression[] {
  const { ts } = session;
  return assignedMembers(session, owner.getSourceFile(), name)
    .filter(
      ({ left }) => ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword,
    )
    .filter((assignment) => enclosingClass(session, assignment) === owner)
    .map(({ right }) => right);
}

/** What a field holds: what is assigned to it where that says something, else what is injected, else its declared type. */
function valueOfField(
  session: Session,
  field: ts.PropertyDeclaration | ts.ParameterDeclaration | null,
  assigned: readonly ts.Expression[],
): Value {
  const initial = field?.initializer ? [field.initializer] : [];
  const given = [...initial, ...assigned].map((expression) => session.evaluate(expression));
  const value = given.length > 0 ? either(given) : unknownValue;
  if (value.kind !== 'unknown' && value.kind !== 'parameter' && !isNothing(value))
    return rooted(value, field);
  const injected = field && injectedValue(session, field);
  if (injected) return injected;
  return (field?.type && valueOfTypeNode(session, field.type, spanOf(field))) ?? value;
}

function isNothing(value: Value): boolean {
  return value.kind === 'literal' && (value.value === undefined || value.value === null);
}

function rooted(value: Value, field: ts.Node | null): Value {
  return value.kind === 'api' && value.origin === null && value.args === null && field
    ? { ...value, origin: spanOf(field) }
    : value;
}

function memberOfInterface(
  session: Session,
  node: ts.InterfaceDeclaration | ts.TypeLiteralNode,
  name: string,
): Value | null {
  const { ts } = session;
  const member = node.members.find((one) => one.name && propertyName(session, one.name) === name);
  if (member && ts.isPropertySignature(member) && member.type)
    return valueOfTypeNode(session, member.type, spanOf(member));
  if (member || !ts.isInterfaceDeclaration(node)) return null;
  for (const base of node.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
    const meaning = ts.isIdentifier(base.expression) ? meaningOf(session, base.expression) : null;
    if (meaning?.kind !== 'declaration' || !ts.isInterfaceDeclaration(meaning.node)) continue;
    const inherited = memberOfInterface(session, meaning.node, name);
    if (inherited) return inherited;
  }
  return null;
}
