import type { ts } from 'ts-morph';
import { calledValue } from './address.ts';
import { builtInstance } from './api-value.ts';
import { evaluateArguments, generatedInstance, instanceOf, propertyName } from './instance.ts';
import { identify, meaningOf, meaningOfShorthand } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import { classOf } from './named-class.ts';
import { valueOfMeaning } from './name-value.ts';
import { absent, unknownValue } from './read-value.ts';
import { type Session, spanOf } from './session.ts';
import { unread } from './unread-value.ts';
import type { Value } from './value.ts';

export function valueOfNew(session: Session, node: ts.NewExpression): Value {
  const { ts } = session;
  const args = evaluateArguments(session, node.arguments ?? ts.factory.createNodeArray());
  const owner = classOf(session, node.expression);
  if (owner) return instanceOf(session, owner, args);
  const generated = generatedBy(session, node.expression, args);
  if (generated) return generated;
  const callee = session.evaluate(node.expression);
  const made =
    callee.kind === 'api' ? calledValue(session.knowledge, callee, args, spanOf(node)) : unread(node);
  return (isUnread(session, made) && builtInstance(session.knowledge, args, spanOf(node))) || made;
}

/** What a client that a generator writes as a constant makes; `null` for any other constructor. */
function generatedBy(session: Session, constructor: ts.Expression, args: readonly Value[]): Value | null {
  const { ts } = session;
  const name = ts.isPropertyAccessExpression(constructor) ? constructor.name : constructor;
  if (!ts.isIdentifier(name)) return null;
  const meaning = name === constructor ? meaningOfName(session, name) : meaningOf(session, name);
  const isConstant = meaning.kind === 'declaration' && ts.isVariableDeclaration(meaning.node);
  return isConstant ? generatedInstance(session, meaning.node, args) : null;
}

/** Whether nothing is known of what a constructor makes. */
function isUnread({ knowledge }: Session, value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'api' && knowledge.library(value.package) === null);
}

export function valueOfObject(session: Session, node: ts.ObjectLiteralExpression): Value {
  const { ts } = session;
  const site = spanOf(node);
  let properties: Record<string, Value> = {};
  let under: readonly Value[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = session.evaluate(property.expression);
      under = [spread, { kind: 'object', properties, under, site: null }];
      properties = {};
      continue;
    }
    const name = propertyName(session, property.name);
    if (name === null) under = [unknownValue, ...under];
    else properties[name] = valueOfProperty(session, property);
  }
  return { kind: 'object', properties, under, site };
}

function valueOfProperty(session: Session, property: ts.ObjectLiteralElementLike): Value {
  const { ts } = session;
  if (ts.isPropertyAssignment(property)) return session.evaluate(property.initializer);
  if (ts.isShorthandPropertyAssignment(property)) {
    if (property.name.text === 'undefined') return absent;
    return valueOfMeaning(session, meaningOfShorthand(session, property), property.name);
  }
  if (ts.isMethodDeclaration(property)) return { kind: 'function', id: identify(session, property) };
  return unknownValue;
}

export function valueOfArray(session: Session, node: ts.ArrayLiteralExpression): Value {
  const open = node.elements.some((element) => session.ts.isSpreadElement(element));
  const plain = node.elements.filter((element) => !session.ts.isSpreadElement(element));
  return { kind: 'array', elements: plain.map((element) => session.evaluate(element)), open };
}
