import type { ts } from 'ts-morph';
import { apiExport, apiGlobal } from './api-value.ts';
import { assignmentsOf } from './assignments.ts';
import { advanced } from './advanced-date.ts';
import { completed } from './completed-object.ts';
import { instanceOf } from './instance.ts';
import { identify, meaningOfShorthand } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Meaning } from './meaning.ts';
import { valueOfParameter } from './parameter-value.ts';
import { absent, either, unknownValue } from './read-value.ts';
import { type Session, spanOf } from './session.ts';
import { valueOfWrittenType } from './type-value.ts';
import { unread } from './unread-value.ts';
import type { Value } from './value.ts';

export function valueOfIdentifier(session: Session, node: ts.Identifier): Value {
  if (node.text === 'undefined') return absent;
  if (node.text === 'Infinity') return { kind: 'literal', value: Infinity };
  return valueOfMeaning(session, meaningOfName(session, node), node);
}

/** The value of what a name stands for; `at` is where it is used, for reports. */
export function valueOfMeaning(session: Session, meaning: Meaning, at: ts.Node): Value {
  if (meaning.kind === 'package') return apiExport(session.knowledge, meaning.specifier, meaning.name);
  if (meaning.kind === 'declaration') return valueOfDeclaration(session, meaning.node);
  const name = meaning.kind === 'global' ? meaning.name : session.ts.isIdentifier(at) ? at.text : '';
  return apiGlobal(session.knowledge, name) ?? unread(at);
}

/** The value of a variable, parameter, function, class, enum member or export. */
export function valueOfDeclaration(session: Session, node: ts.Node): Value {
  const { ts } = session;
  if (ts.isSourceFile(node)) return instanceOf(session, node, null);
  if (ts.isVariableDeclaration(node)) return valueOfVariable(session, node);
  if (ts.isParameter(node)) return valueOfParameter(session, node);
  if (ts.isBindingElement(node)) return valueOfBinding(session, node);
  if (ts.isExportAssignment(node)) return session.evaluate(node.expression);
  if (ts.isFunctionDeclaration(node))
    return { kind: 'function', id: identify(session, implementationOf(session, node)) };
  if (ts.isMethodDeclaration(node)) return { kind: 'function', id: identify(session, node) };
  if (ts.isEnumMember(node)) return literalOf(session.checker.getConstantValue(node));
  if (ts.isPropertyAssignment(node)) return session.evaluate(node.initializer);
  if (ts.isShorthandPropertyAssignment(node))
    return valueOfMeaning(session, meaningOfShorthand(session, node), node.name);
  const assignment = ts.isBinaryExpression(node) ? node : node.parent;
  if (ts.isBinaryExpression(assignment) && assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return session.evaluate(assignment.right);
  }
  return unknownValue;
}

/** Overload signatures come before the declaration that has the body. */
function implementationOf({ ts, checker }: Session, node: ts.FunctionDeclaration): ts.FunctionDeclaration {
  if (node.body || !node.name) return node;
  const { declarations = [] } = checker.getSymbolAtLocation(node.name) ?? {};
  return declarations.filter(ts.isFunctionDeclaration).find(({ body }) => body !== undefined) ?? node;
}

export function literalOf(value: string | number | undefined): Value {
  return value === undefined ? unknownValue : { kind: 'literal', value };
}

function valueOfVariable(session: Session, node: ts.VariableDeclaration): Value {
  const { ts } = session;
  const constant = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
  const loop = ts.isForOfStatement(node.parent.parent) || ts.isForInStatement(node.parent.parent);
  const assigned =
    constant || loop ? [] : assignmentsOf(session, node).map((value) => session.evaluate(value));
  const given = node.initializer ? [session.evaluate(node.initializer)] : [];
  const value = advanced(session, completed(session, either([...given, ...assigned]), node), node);
  if (value.kind !== 'unknown' && value.kind !== 'parameter') return withOrigin(session, value, node);
  return valueOfWrittenType(session, node) ?? value;
}

/** A client that is only known by its type, or returned by something, is told apart by the variable that holds it. */
function withOrigin(_session: Session, value: Value, node: ts.Node): Value {
  return value.kind === 'api' && value.origin === null && value.args === null
    ? { ...value, origin: spanOf(node) }
    : value;
}

function valueOfBinding(session: Session, node: ts.BindingElement): Value {
  const { ts } = session;
  const pattern = node.parent;
  const owner = pattern.parent;
  const whole = ts.isParameter(owner)
    ? valueOfParameter(session, owner)
    : ts.isBindingElement(owner)
      ? valueOfBinding(session, owner)
      : owner.initializer
        ? session.evaluate(owner.initializer)
        : unknownValue;
  if (node.dotDotDotToken) return whole.kind === 'parameter' ? whole : unknownValue;
  const name = ts.isArrayBindingPattern(pattern)
    ? String(pattern.elements.indexOf(node))
    : boundName(session, node);
  if (name === null) return unknownValue;
  const value = session.member(whole, name);
  return node.initializer ? withDefault(value, session.evaluate(node.initializer)) : value;
}

function boundName({ ts }: Session, node: ts.BindingElement): string | null {
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : null;
}

function withDefault(value: Value, fallback: Value): Value {
  if (value.kind === 'parameter') return { ...value, fallback };
  if (value.kind === 'literal' && value.value === undefined) return fallback;
  return value.kind === 'either' ? either([...value.values, fallback]) : value;
}
