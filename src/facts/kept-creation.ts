import type { ts } from 'ts-morph';
import { withoutParentheses } from './flow/loop/decisive-parts.ts';
import type { Keeper, Span } from './model.ts';
import { meaningOfName } from './name-meaning.ts';
import { callNodeAt } from './node-at.ts';
import { spanOf, type Session } from './session.ts';

/** A property that a test asks for: what holds it, as written, and its name. */
interface Slot {
  readonly holder: string;
  readonly name: string;
}

/**
 * The calls that may keep what a call makes where it was looked for: it is made only where a property is empty (`if (!user.customerId)`), and
 * a later call there is given that property again. Whether such a call stores it is not said.
 */
export function keepersOf(session: Session, span: Span): readonly Keeper[] {
  const { ts } = session;
  const keepers: Keeper[] = [];
  for (let node: ts.Node | null = callNodeAt(session, span); node; node = node.parent) {
    if (ts.isFunctionLike(node)) break;
    const slot = missedAt(session, node);
    if (!slot) continue;
    const guarded = { ...spanOf(node), ...(ts.isBlock(node.parent) && { end: node.parent.end }) };
    const inside = ts.isBlock(node.parent) ? node.parent : node;
    keepers.push(...callsKeeping(session, slot, inside, span.end).map((call) => ({ call, guarded })));
  }
  return keepers;
}

/** The property without which alone a node runs: by a test around it, or by one before it that leaves. */
function missedAt(session: Session, node: ts.Node): Slot | null {
  const { ts } = session;
  const { parent } = node;
  if (ts.isIfStatement(parent)) return slotIn(session, parent.expression, parent.elseStatement === node);
  if (!ts.isBlock(parent)) return null;
  const left = parent.statements
    .filter((one) => one.end <= node.pos)
    .map((one) => (ts.isIfStatement(one) && leaves(session, one.thenStatement) ? one.expression : null));
  return left.map((test) => test && slotIn(session, test, true)).find((slot) => slot !== null) ?? null;
}

function leaves({ ts }: Session, arm: ts.Statement): boolean {
  const last = ts.isBlock(arm) ? arm.statements.at(-1) : arm;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

/** The property that is empty where a test comes out as `turned` says: not, where it does not hold. */
function slotIn(session: Session, test: ts.Expression, turned: boolean): Slot | null {
  const { ts } = session;
  const node = withoutParentheses(ts, test);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return slotIn(session, node.operand, !turned);
  if (ts.isPropertyAccessExpression(node) || ts.isIdentifier(node))
    return turned ? slotNamed(session, node) : null;
  if (!ts.isBinaryExpression(node) || !/^(?:null|undefined)$/.test(node.right.getText())) return null;
  const isEqual = /^={2,3}$/.test(node.operatorToken.getText());
  const isUnequal = /^!={1,2}$/.test(node.operatorToken.getText());
  return isEqual || isUnequal ? slotIn(session, node.left, turned !== isEqual) : null;
}

/** The property that an expression reads, by itself or through the variable that holds it. */
function slotNamed(session: Session, node: ts.PropertyAccessExpression | ts.Identifier): Slot | null {
  const { ts } = session;
  if (ts.isPropertyAccessExpression(node))
    return { holder: withoutMarks(node.expression), name: node.name.text };
  const meaning = meaningOfName(session, node);
  const declared = meaning.kind === 'declaration' ? meaning.node : null;
  if (!declared || !ts.isVariableDeclaration(declared) || !declared.initializer) return null;
  const { initializer } = declared;
  return ts.isPropertyAccessExpression(initializer) ? slotNamed(session, initializer) : null;
}

/** An expression as written, without `?` and `!`, which change nothing of what it names. */
function withoutMarks(node: ts.Node): string {
  return node.getText().replace(/[?!\s]/g, '');
}

/** The calls after an offset that are given a property of the name, or the object in which it was set since. */
function callsKeeping(session: Session, slot: Slot, inside: ts.Node, from: number): readonly Span[] {
  const { ts } = session;
  const found: Span[] = [];
  let isSet = false;
  const visit = (node: ts.Node): void => {
    if (node.end <= from || ts.isFunctionLike(node)) return;
    ts.forEachChild(node, visit);
    if (ts.isBinaryExpression(node) && node.pos >= from) isSet ||= sets(session, node, slot);
    if (!ts.isCallExpression(node) || node.getStart() < from) return;
    const isGiven = node.arguments.some(
      (one) => holdsNamed(session, one, slot) || (isSet && isHolder(one, slot)),
    );
    if (isGiven) found.push(spanOf(node));
  };
  visit(inside);
  return found;
}

function sets({ ts }: Session, { left, operatorToken }: ts.BinaryExpression, slot: Slot): boolean {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return false;
  return left.name.text === slot.name && withoutMarks(left.expression) === slot.holder;
}

/** Whether an argument is the object that has the property, or one that has it below. */
function isHolder(argument: ts.Expression, { holder }: Slot): boolean {
  const text = withoutMarks(argument);
  return holder === text || holder.startsWith(`${text}.`);
}

/** Whether an argument is written with a property of the name, or with SQL that sets a column of the name. */
function holdsNamed({ ts }: Session, argument: ts.Expression, { name }: Slot): boolean {
  const column = name.replace(/[A-Z]/g, (letter) => `_?${letter}`);
  const assigned = new RegExp(`\\b${column}["\`]? ?=`, 'i');
  const visit = (node: ts.Node): true | undefined => {
    if (ts.isFunctionLike(node)) return undefined;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
      return assigned.test(node.getText()) || undefined;
    const isNamed = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
    return isNamed && node.name.getText() === name ? true : ts.forEachChild(node, visit);
  };
  return visit(argument) === true;
}
