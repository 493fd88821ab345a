import type { ts } from 'ts-morph';
import { assignedMembers } from './assignments.ts';
import { constructorOf } from './base-class.ts';
import { injectedValue } from './injection.ts';
import { enclosingClass } from './instance.ts';
import { alternatives, either, unknownValue } from './read-value.ts';
import { spanOf, type Session } from './session.ts';
import { valueOfWrittenType } from './type-value.ts';
import type { Value } from './value.ts';

/** What a class declares or assigns to `this` under a name, parameter properties included; `null` when it has no such field. */
export function fieldOf(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
  property: ts.PropertyDeclaration | null,
  isStatic: boolean,
): Value | null {
  const declared = property ?? parameterProperty(session, owner, name);
  const assigned = isStatic ? [] : assignedToThis(session, owner, name);
  if (!declared && assigned.length === 0) return null;
  return valueOfField(session, declared, assigned);
}

/** The parameter of the constructor of a class that is a field of a name; `null` where none is. */
export function parameterProperty(
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

/** What a class assigns to `this.name`. */
export function assignedToThis(
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
  if (value.kind !== 'unknown' && value.kind !== 'parameter' && !isNothing(value)) {
    const written = field && isForeign(session, value) ? valueOfWrittenType(session, field) : null;
    return written ?? rooted(value, field);
  }
  const injected = field && injectedValue(session, field);
  if (injected) return injected;
  return (field && valueOfWrittenType(session, field)) ?? value;
}

/** Whether a value comes from packages of which nothing is known, so that the type that is written beside it says more. */
function isForeign({ knowledge }: Session, value: Value): boolean {
  return alternatives(value).every((one) => one.kind === 'api' && knowledge.library(one.package) === null);
}

function isNothing(value: Value): boolean {
  return value.kind === 'literal' && (value.value === undefined || value.value === null);
}

function rooted(value: Value, field: ts.Node | null): Value {
  return value.kind === 'api' && value.origin === null && value.args === null && field
    ? { ...value, origin: spanOf(field) }
    : value;
}
