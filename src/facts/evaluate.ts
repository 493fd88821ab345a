import type { ts } from 'ts-morph';
import { apiCall, apiExport, apiGlobal, apiMember, builtInstance } from './api-value.ts';
import { assignmentsOf } from './assignments.ts';
import { callResult } from './call-result.ts';
import {
  enclosingClass,
  evaluateArguments,
  generatedInstance,
  instanceOf,
  propertyName,
} from './instance.ts';
import { identify, meaningOf, meaningOfShorthand, nodeOf, type Meaning } from './lookup.ts';
import { memberOfClass, memberOfNamed } from './members.ts';
import { memberOfParameter, valueOfParameter } from './parameter-value.ts';
import { absent, either, numberOf, propertyOf, textOf, unknownValue } from './read-value.ts';
import { shortText, spanOf, type Session } from './session.ts';
import { valueOfTypeNode } from './type-value.ts';
import { typedTarget, typedValue, worthTyping } from './typed-value.ts';
import type { Value } from './value.ts';

/** What an expression is known to be, as `Session.evaluate`. Never throws; a cycle, or anything that cannot be read, is unknown. */
export function evaluate(session: Session, node: ts.Expression): Value {
  const known = session.values.get(node);
  if (known !== undefined) return known ?? unknownValue;
  session.values.set(node, null);
  const value = compute(session, node);
  session.values.set(node, value);
  return value;
}

function compute(session: Session, node: ts.Expression): Value {
  const { ts } = session;
  if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node))
    return evaluate(session, node.expression);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return cast(session, node);
  if (ts.isSatisfiesExpression?.(node) || ts.isNonNullExpression(node))
    return evaluate(session, node.expression);
  if (ts.isStringLiteralLike(node)) return { kind: 'literal', value: node.text };
  if (ts.isNumericLiteral(node)) return { kind: 'literal', value: Number(node.text) };
  if (ts.isIdentifier(node)) return valueOfIdentifier(session, node);
  if (ts.isPropertyAccessExpression(node))
    return valueOfMember(session, node, node.expression, node.name.text);
  if (ts.isElementAccessExpression(node)) return valueOfElement(session, node);
  if (ts.isCallExpression(node)) return callResult(session, node);
  if (ts.isNewExpression(node)) return valueOfNew(session, node);
  if (ts.isObjectLiteralExpression(node)) return valueOfObject(session, node);
  if (ts.isArrayLiteralExpression(node)) return valueOfArray(session, node);
  if (ts.isTemplateExpression(node)) return valueOfTemplate(session, node);
  if (ts.isConditionalExpression(node)) {
    return either([evaluate(session, node.whenTrue), evaluate(session, node.whenFalse)]);
  }
  if (ts.isBinaryExpression(node)) return valueOfBinary(session, node);
  if (ts.isPrefixUnaryExpression(node)) return valueOfPrefix(session, node);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return { kind: 'function', id: identify(session, node) };
  return valueOfKeyword(session, node);
}

function valueOfKeyword(session: Session, node: ts.Expression): Value {
  const { ts } = session;
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { kind: 'literal', value: true };
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'literal', value: false };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'literal', value: null };
    case ts.SyntaxKind.VoidExpression:
      return absent;
    case ts.SyntaxKind.ThisKeyword: {
      const owner = enclosingClass(session, node);
      return owner ? instanceOf(session, owner, null) : unknown(node);
    }
    default:
      return unknown(node);
  }
}

function unknown(node: ts.Node): Value {
  return { kind: 'unknown', text: shortText(node, 40) };
}

function cast(session: Session, node: ts.AsExpression | ts.TypeAssertion): Value {
  const value = evaluate(session, node.expression);
  if (value.kind !== 'unknown' && value.kind !== 'parameter') return value;
  return valueOfTypeNode(session, node.type, spanOf(node)) ?? value;
}

function valueOfIdentifier(session: Session, node: ts.Identifier): Value {
  if (node.text === 'undefined') return absent;
  if (node.text === 'Infinity') return { kind: 'literal', value: Infinity };
  return valueOfMeaning(session, meaningOf(session, node), node);
}

/** The value of what a name stands for; `at` is where it is used, for reports. */
export function valueOfMeaning(session: Session, meaning: Meaning, at: ts.Node): Value {
  if (meaning.kind === 'package') return apiExport(session.knowledge, meaning.specifier, meaning.name);
  if (meaning.kind === 'declaration') return valueOfDeclaration(session, meaning.node);
  const name = meaning.kind === 'global' ? meaning.name : session.ts.isIdentifier(at) ? at.text : '';
  return apiGlobal(session.knowledge, name) ?? unknown(at);
}

/** The value of a variable, parameter, function, class, enum member or export. */
export function valueOfDeclaration(session: Session, node: ts.Node): Value {
  const { ts } = session;
  if (ts.isSourceFile(node)) return instanceOf(session, node, null);
  if (ts.isVariableDeclaration(node)) return valueOfVariable(session, node);
  if (ts.isParameter(node)) return valueOfParameter(session, node);
  if (ts.isBindingElement(node)) return valueOfBinding(session, node);
  if (ts.isExportAssignment(node)) return evaluate(session, node.expression);
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node))
    return { kind: 'function', id: identify(session, node) };
  if (ts.isEnumMember(node)) return literalOf(session.checker.getConstantValue(node));
  if (ts.isPropertyAssignment(node)) return evaluate(session, node.initializer);
  if (ts.isShorthandPropertyAssignment(node))
    return valueOfMeaning(session, meaningOfShorthand(session, node), node.name);
  const assignment = ts.isBinaryExpression(node) ? node : node.parent;
  if (ts.isBinaryExpression(assignment) && assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return evaluate(session, assignment.right);
  }
  return unknownValue;
}

function literalOf(value: string | number | undefined): Value {
  return value === undefined ? unknownValue : { kind: 'literal', value };
}

function valueOfVariable(session: Session, node: ts.VariableDeclaration): Value {
  const { ts } = session;
  const constant = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
  const loop = ts.isForOfStatement(node.parent.parent) || ts.isForInStatement(node.parent.parent);
  const assigned =
    constant || loop ? [] : assignmentsOf(session, node).map((value) => evaluate(session, value));
  const given = node.initializer ? [evaluate(session, node.initializer)] : [];
  const value = either([...given, ...assigned]);
  if (value.kind !== 'unknown' && value.kind !== 'parameter') return withOrigin(session, value, node);
  return (node.type && valueOfTypeNode(session, node.type, spanOf(node))) ?? value;
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
        ? evaluate(session, owner.initializer)
        : unknownValue;
  if (node.dotDotDotToken) return whole.kind === 'parameter' ? whole : unknownValue;
  const name = ts.isArrayBindingPattern(pattern)
    ? String(pattern.elements.indexOf(node))
    : boundName(session, node);
  if (name === null) return unknownValue;
  const value = memberOf(session, whole, name);
  return node.initializer ? withDefault(value, evaluate(session, node.initializer)) : value;
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

function valueOfMember(session: Session, node: ts.Expression, target: ts.Expression, name: string): Value {
  const { ts } = session;
  if (isEnvironment(session, target)) return { kind: 'environment', name };
  if (name === 'POSITIVE_INFINITY' && ts.isIdentifier(target) && target.text === 'Number')
    return { kind: 'literal', value: Infinity };
  if (target.kind === ts.SyntaxKind.SuperKeyword) return superMember(session, node, name);
  const declared = staticMember(session, target, name);
  if (declared) return declared;
  const owner = evaluate(session, target);
  const value =
    owner.kind === 'parameter'
      ? memberOfParameter(session, owner, name, isCalled(session, node))
      : memberOf(session, owner, name);
  if (value.kind !== 'unknown' && value.kind !== 'parameter') return value;
  return memberByType(session, node, target, name) ?? (value.kind === 'unknown' ? unknown(node) : value);
}

function memberByType(
  session: Session,
  node: ts.Expression,
  target: ts.Expression,
  name: string,
): Value | null {
  const { ts } = session;
  const called = isCalled(session, node);
  if (!worthTyping(session, name, called)) return null;
  const receiver = typedValue(session, target);
  const value = receiver && memberOf(session, receiver, name);
  if (value && value.kind !== 'unknown') return value;
  return called && ts.isPropertyAccessExpression(node) ? typedTarget(session, node.name) : null;
}

function isCalled({ ts }: Session, node: ts.Expression): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
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

/** `process.env` and `import.meta.env`. */
function isEnvironment(session: Session, node: ts.Expression): boolean {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'env') return false;
  return (
    ts.isMetaProperty(node.expression) ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'process')
  );
}

/** A static member of a class, an enum's member, or an export of a namespace import. */
function staticMember(session: Session, target: ts.Expression, name: string): Value | null {
  const { ts } = session;
  if (!ts.isIdentifier(target)) return null;
  const meaning = meaningOf(session, target);
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

function valueOfElement(session: Session, node: ts.ElementAccessExpression): Value {
  const key = evaluate(session, node.argumentExpression);
  const name = textOf(key) ?? numberOf(key)?.toString() ?? null;
  if (isEnvironment(session, node.expression)) return { kind: 'environment', name };
  return name === null ? unknown(node) : valueOfMember(session, node, node.expression, name);
}

function valueOfNew(session: Session, node: ts.NewExpression): Value {
  const { ts } = session;
  const args = evaluateArguments(session, node.arguments ?? ts.factory.createNodeArray());
  if (ts.isIdentifier(node.expression) || ts.isPropertyAccessExpression(node.expression)) {
    const meaning = meaningOf(
      session,
      ts.isIdentifier(node.expression) ? node.expression : node.expression.name,
    );
    if (meaning.kind === 'declaration' && ts.isClassLike(meaning.node))
      return instanceOf(session, meaning.node, args);
    const generated =
      meaning.kind === 'declaration' && ts.isVariableDeclaration(meaning.node)
        ? generatedInstance(session, meaning.node, args)
        : null;
    if (generated) return generated;
  }
  const callee = evaluate(session, node.expression);
  const made = callee.kind === 'api' ? apiCall(session.knowledge, callee, args, spanOf(node)) : unknown(node);
  return (isUnread(session, made) && builtInstance(session.knowledge, args, spanOf(node))) || made;
}

/** Whether nothing is known of what a constructor makes. */
function isUnread({ knowledge }: Session, value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'api' && knowledge.library(value.package) === null);
}

function valueOfObject(session: Session, node: ts.ObjectLiteralExpression): Value {
  const { ts } = session;
  const site = spanOf(node);
  let properties: Record<string, Value> = {};
  let under: readonly Value[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = evaluate(session, property.expression);
      under = [spread, { kind: 'object', properties, under, site: null }];
      properties = {};
      continue;
    }
    const name = property.name ? propertyName(session, property.name) : null;
    if (name === null) under = [unknownValue, ...under];
    else properties[name] = valueOfProperty(session, property);
  }
  return { kind: 'object', properties, under, site };
}

function valueOfProperty(session: Session, property: ts.ObjectLiteralElementLike): Value {
  const { ts } = session;
  if (ts.isPropertyAssignment(property)) return evaluate(session, property.initializer);
  if (ts.isShorthandPropertyAssignment(property)) {
    if (property.name.text === 'undefined') return absent;
    return valueOfMeaning(session, meaningOfShorthand(session, property), property.name);
  }
  if (ts.isMethodDeclaration(property)) return { kind: 'function', id: identify(session, property) };
  return unknownValue;
}

function valueOfArray(session: Session, node: ts.ArrayLiteralExpression): Value {
  const open = node.elements.some((element) => session.ts.isSpreadElement(element));
  const plain = node.elements.filter((element) => !session.ts.isSpreadElement(element));
  return { kind: 'array', elements: plain.map((element) => evaluate(session, element)), open };
}

function valueOfTemplate(session: Session, node: ts.TemplateExpression): Value {
  const parts: Value[] = [{ kind: 'literal', value: node.head.text }];
  for (const span of node.templateSpans) {
    parts.push(evaluate(session, span.expression), { kind: 'literal', value: span.literal.text });
  }
  return joinText(parts);
}

function joinText(parts: readonly Value[]): Value {
  const flat = parts.flatMap((part) => (part.kind === 'text' ? part.parts : [part]));
  const constant = flat.every((part) => part.kind === 'literal');
  if (!constant) return { kind: 'text', parts: flat };
  return {
    kind: 'literal',
    value: flat.map((part) => (part.kind === 'literal' ? String(part.value) : '')).join(''),
  };
}

function valueOfBinary(session: Session, node: ts.BinaryExpression): Value {
  const { ts } = session;
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return evaluate(session, node.right);
  const left = evaluate(session, node.left);
  const right = evaluate(session, node.right);
  if (operator === ts.SyntaxKind.QuestionQuestionToken || operator === ts.SyntaxKind.BarBarToken)
    return fallbackTo(left, right);
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return either([absent, right]);
  if (operator === ts.SyntaxKind.CommaToken) return right;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return arithmetic(session, operator, a, b) ?? unknown(node);
  return operator === ts.SyntaxKind.PlusToken && (isTextual(left) || isTextual(right))
    ? joinText([left, right])
    : unknown(node);
}

/** `left ?? right`: the right one counts only when the left one may be missing. */
function fallbackTo(left: Value, right: Value): Value {
  if (left.kind === 'object' || left.kind === 'api' || left.kind === 'function' || left.kind === 'instance')
    return left;
  if (left.kind === 'literal') return left.value === undefined || left.value === null ? right : left;
  if (left.kind === 'parameter') return { ...left, fallback: left.fallback ?? right };
  if (left.kind === 'either')
    return either([
      ...left.values.filter((one) => !(one.kind === 'literal' && (one.value ?? null) === null)),
      right,
    ]);
  return either([left, right]);
}

function isTextual(value: Value): boolean {
  return value.kind === 'text' || textOf(value) !== null;
}

function arithmetic({ ts }: Session, operator: ts.SyntaxKind, a: number, b: number): Value | null {
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      return { kind: 'literal', value: a + b };
    case ts.SyntaxKind.MinusToken:
      return { kind: 'literal', value: a - b };
    case ts.SyntaxKind.AsteriskToken:
      return { kind: 'literal', value: a * b };
    case ts.SyntaxKind.SlashToken:
      return { kind: 'literal', value: a / b };
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return { kind: 'literal', value: a ** b };
    default:
      return null;
  }
}

function valueOfPrefix(session: Session, node: ts.PrefixUnaryExpression): Value {
  const { ts } = session;
  const operand = evaluate(session, node.operand);
  const number = numberOf(operand);
  if (node.operator === ts.SyntaxKind.MinusToken)
    return number === null ? unknown(node) : { kind: 'literal', value: -number };
  if (node.operator === ts.SyntaxKind.PlusToken)
    return number === null && operand.kind !== 'environment' ? unknown(node) : operand;
  return unknown(node);
}
