import type { ts } from 'ts-morph';
import { apiMember } from './api-value.ts';
import { isEnvironment } from './environment.ts';
import { keptGlobally } from './global-object.ts';
import { enclosingClass } from './instance.ts';
import { meaningOf, nodeOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import { memberOfClass, memberOfNamed } from './members.ts';
import { literalOf, valueOfDeclaration, valueOfMeaning } from './name-value.ts';
import { memberOfParameter } from './parameter-value.ts';
import { either, numberOf, propertyOf, textOf, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import { oneOfTable } from './table-entry.ts';
import { isBuiltinMember, isCalled, typedTarget, typedValue, worthTyping } from './typed-value.ts';
import { isOfRuntime } from './runtime-object.ts';
import { unread } from './unread-value.ts';
import type { ApiValue, Value } from './value.ts';

export function valueOfMember(
  session: Session,
  node: ts.Expression,
  target: ts.Expression,
  name: string,
): Value {
  const { ts } = session;
  if (isEnvironment(session, target)) return { kind: 'environment', name };
  if (name === 'POSITIVE_INFINITY' && ts.isIdentifier(target) && target.text === 'Number')
    return { kind: 'literal', value: Infinity };
  if (target.kind === ts.SyntaxKind.SuperKeyword) return superMember(session, node, name);
  const owner = session.evaluate(target);
  const declared = isUnvalued(owner) ? staticMember(session, target, name) : null;
  if (declared) return declared;
  const value =
    owner.kind === 'parameter'
      ? memberOfParameter(session, owner, name, isCalled(session, node))
      : memberOf(session, owner, name);
  if (value.kind === 'api' && isCalled(session, node) && !isModelled(session, value))
    return (isOfKnownType(session, owner) ? null : modelledByType(session, target, name)) ?? value;
  if (value.kind !== 'unknown' && value.kind !== 'parameter') return value;
  return (
    memberByType(session, node, target, name) ??
    keptGlobally(session, target, name) ??
    (value.kind === 'unknown' ? unread(node) : value)
  );
}

/** Whether a value may be that of a class, an enum or a namespace, which have members but no value of their own. */
function isUnvalued(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'instance' && value.name === '');
}

function memberByType(
  session: Session,
  node: ts.Expression,
  target: ts.Expression,
  name: string,
): Value | null {
  const { ts } = session;
  if (!worthTyping(session, node, name) || isOfRuntime(session, target)) return null;
  const receiver = typedValue(session, target);
  const value = receiver && memberOf(session, receiver, name);
  if (value && value.kind !== 'unknown') return value;
  return isCalled(session, node) && ts.isPropertyAccessExpression(node)
    ? typedTarget(session, node.name)
    : null;
}

/** Whether a library says something of calling a value. */
function isModelled({ knowledge }: Session, value: ApiValue): boolean {
  const library = knowledge.library(value.package);
  if (!library || !value.base) return true;
  return (
    library.call(value.type, value.path) !== null ||
    library.made(value.type, `${value.path}()`) !== null ||
    library.regions(value.type, value.path).length > 0 ||
    library.mark(value.type, value.path) !== null
  );
}

/** Whether a value is an instance of a type that its library describes, of which the checker has no more to tell. */
function isOfKnownType({ knowledge }: Session, value: Value): boolean {
  return (
    value.kind === 'api' && value.path === '' && knowledge.library(value.package)?.type(value.type) != null
  );
}

/** A call on a client that another client holds: `http.axiosRef.get`. */
function modelledByType(session: Session, target: ts.Expression, name: string): ApiValue | null {
  if (isBuiltinMember(name) || !session.knowledge.knowsMember(name)) return null;
  const receiver = typedValue(session, target);
  const member = receiver?.kind === 'api' ? apiMember(session.knowledge, receiver, name) : null;
  return member && isModelled(session, member) ? member : null;
}

function superMember(session: Session, node: ts.Node, name: string): Value {
  const owner = enclosingClass(session, node);
  return owner ? (memberOfClass(session, owner, name, 'base') ?? unknownValue) : unknownValue;
}

/** `value.name` for any value; members of classes and interfaces of the program are followed to their declaration. */
export function memberOf(session: Session, value: Value, name: string): Value {
  switch (value.kind) {
    case 'api':
      return apiMember(session.knowledge, value, name);
    case 'instance': {
      const node = nodeOf(session, value.class);
      if (node && session.ts.isSourceFile(node)) return exportedMember(session, node, name);
      return memberOfNamed(session, value, name) ?? unknownValue;
    }
    case 'parameter':
      return memberOfParameter(session, value, name, false);
    case 'either':
      return either(value.values.map((one) => memberOf(session, one, name)));
    default:
      return propertyOf(value, name);
  }
}

/** A static member of a class, an enum's member, or an export of a namespace import. */
function staticMember(session: Session, target: ts.Expression, name: string): Value | null {
  const { ts } = session;
  if (!ts.isIdentifier(target)) return null;
  const meaning = meaningOfName(session, target);
  if (meaning.kind !== 'declaration') return null;
  if (ts.isClassLike(meaning.node)) return memberOfClass(session, meaning.node, name, 'static');
  if (ts.isEnumDeclaration(meaning.node)) {
    const member = meaning.node.members.find((one) => ts.isIdentifier(one.name) && one.name.text === name);
    return member ? literalOf(session.checker.getConstantValue(member)) : null;
  }
  return ts.isSourceFile(meaning.node) ? exportedMember(session, meaning.node, name) : null;
}

function exportedMember(session: Session, module: ts.SourceFile, name: string): Value {
  const { ts } = session;
  const symbol = session.checker.getSymbolAtLocation(module) ?? session.commonModules.get(module);
  const member = symbol && session.checker.tryGetMemberInModuleExports(name, symbol);
  const declaration = member?.declarations?.[0];
  if (!declaration) return unknownValue;
  if (
    ts.isBinaryExpression(declaration) ||
    ts.isPropertyAccessExpression(declaration) ||
    ts.isShorthandPropertyAssignment(declaration)
  ) {
    return valueOfDeclaration(session, declaration);
  }
  const identifier = session.ts.getNameOfDeclaration(declaration);
  return identifier
    ? valueOfMeaning(session, meaningOf(session, identifier), identifier)
    : valueOfDeclaration(session, declaration);
}

export function valueOfElement(session: Session, node: ts.ElementAccessExpression): Value {
  const key = session.evaluate(node.argumentExpression);
  const name = textOf(key) ?? numberOf(key)?.toString() ?? null;
  if (isEnvironment(session, node.expression)) return { kind: 'environment', name };
  if (name === null) return oneOfTable(session, node.expression) ?? unread(node);
  return valueOfMember(session, node, node.expression, name);
}
