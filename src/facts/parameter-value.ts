import type { ts } from 'ts-morph';
import { matches } from './access-path.ts';
import { apiMember } from './api-value.ts';
import { assignmentsOf } from './assignments.ts';
import { rewritten } from './completed-object.ts';
import { identify, meaningOf, nodeOf } from './lookup.ts';
import { memberOfNamed } from './members.ts';
import { either, propertyOf, unknownValue } from './read-value.ts';
import { shortText, type Session } from './session.ts';
import { handleValue } from './transaction-handle.ts';
import { valueOfWrittenType } from './type-value.ts';
import type { ApiValue, DeclaredParameter, ParameterValue, Value } from './value.ts';

/**
 * What a parameter holds: what the library that runs its function hands in, a client or object of the program that its type names, else
 * what its callers give.
 */
export function valueOfParameter(session: Session, node: ts.ParameterDeclaration): Value {
  const handed = handleValue(session, node);
  if (handed) return handed;
  const { type, isCalledUpon, given } = declaredParameter(session, node);
  if (type && isCalledUpon) return type;
  const own = node.initializer ? { ...given, fallback: session.evaluate(node.initializer) } : given;
  if (assignmentsOf(session, node).length > 0) return either([own, unknownValue]);
  return rewritten(session, own, node);
}

/** `parameter.name`: what the declared type says of a member that is called or can be called upon; else a property that callers give. */
export function memberOfParameter(
  session: Session,
  value: ParameterValue,
  name: string,
  called: boolean,
): Value {
  const node = nodeOf(session, value.function);
  const parameter =
    node && session.ts.isFunctionLike(node) ? parametersOf(session, node)[value.index] : undefined;
  const owner = parameter && declaredParameter(session, parameter).type;
  const member = [...value.path, name].reduce<Value | null>(
    (one, step) => one && memberOfType(session, one, step),
    owner ?? null,
  );
  return member && (called || isCalledUpon(session, member)) ? member : propertyOf(value, name);
}

function memberOfType(session: Session, value: Value, name: string): Value | null {
  if (value.kind === 'api') return apiMember(session.knowledge, value, name);
  return value.kind === 'instance' ? memberOfNamed(session, value, name) : null;
}

/** What the declaration of a parameter says by itself; read once, as most parameters are named often. */
function declaredParameter(session: Session, node: ts.ParameterDeclaration): DeclaredParameter {
  const known = session.parameters.get(node);
  if (known) return known;
  const type = valueOfWrittenType(session, node);
  const declared: DeclaredParameter = {
    type,
    isCalledUpon: type !== null && isCalledUpon(session, type),
    given: {
      kind: 'parameter',
      function: identify(session, node.parent),
      index: parameterIndex(session, node),
      path: [],
      name: shortText(node.name, 20),
      fallback: null,
    },
  };
  session.parameters.set(node, declared);
  return declared;
}

/** Whether a value is a client or an object with methods; anything else is data, of which only the callers know more. */
function isCalledUpon(session: Session, value: Value): boolean {
  if (value.kind === 'api') return isClientOrCommand(session, value);
  if (value.kind !== 'instance') return value.kind !== 'unknown';
  const node = nodeOf(session, value.class);
  return node !== null && hasMethods(session, node, 0);
}

function isClientOrCommand({ knowledge }: Session, { package: name, type }: ApiValue): boolean {
  const library = knowledge.library(name);
  if (library?.type(type)) return true;
  const names: readonly string[] = Object.values(library?.descriptor.commands ?? {}).flat();
  return type.endsWith('Command') && names.some((pattern) => matches(pattern, type));
}

function hasMethods(session: Session, node: ts.Node, depth: number): boolean {
  const { ts } = session;
  if (!ts.isInterfaceDeclaration(node))
    return !ts.isTypeLiteralNode(node) || node.members.some((one) => isCallable(session, one));
  if (node.members.some((one) => isCallable(session, one)) || depth > 4) return true;
  return (node.heritageClauses ?? []).some(({ types }) =>
    types.some(({ expression }) => extendsMethods(session, expression, depth)),
  );
}

function extendsMethods(session: Session, base: ts.Expression, depth: number): boolean {
  const { ts } = session;
  const name = ts.isPropertyAccessExpression(base) ? base.name : base;
  const meaning = meaningOf(session, name);
  if (meaning.kind === 'package')
    return session.knowledge.library(meaning.specifier)?.type(meaning.name) != null;
  return meaning.kind === 'declaration' && hasMethods(session, meaning.node, depth + 1);
}

/** Whether a member is a method. An interface that can be called itself is a function, of which only the callers know more. */
function isCallable({ ts }: Session, member: ts.TypeElement): boolean {
  if (ts.isCallSignatureDeclaration(member)) return false;
  if (!ts.isPropertySignature(member)) return true;
  return member.type !== undefined && ts.isFunctionTypeNode(member.type);
}

/** Position of a parameter among the arguments of a call; a rest parameter has none. */
function parameterIndex(session: Session, node: ts.ParameterDeclaration): number {
  return node.dotDotDotToken ? Number.MAX_SAFE_INTEGER : parametersOf(session, node.parent).indexOf(node);
}

/** The parameters that take arguments; `this` takes none. */
function parametersOf({ ts }: Session, node: ts.SignatureDeclaration): readonly ts.ParameterDeclaration[] {
  return node.parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
}
