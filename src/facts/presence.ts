import type { ts } from 'ts-morph';
import { assignmentsOf } from './assignments.ts';
import { calleeOf } from './callee.ts';
import { nodeOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';

/** A call of a library that a test asks, and whether the test holds where the call gives something, rather than nothing. */
export interface Presence {
  readonly call: ts.CallExpression;
  readonly isGiven: boolean;
}

/** How many variables and functions are followed through one another. */
const depthLimit = 12;

/** Members of an answer that are there, or above zero, when the answer holds something. */
const contents = new Set(['rows', 'length', 'rowCount']);

/** The one call by whose answer alone a test is decided; `null` where that is not proven. */
export function presenceIn(session: Session, node: ts.Expression, depth = 0): Presence | null {
  const { ts } = session;
  if (depth > depthLimit) return null;
  const inner = (one: ts.Expression) => presenceIn(session, one, depth + 1);
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return inner(node.expression);
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.ExclamationToken ? turned(inner(node.operand)) : null;
  if (ts.isPropertyAccessExpression(node))
    return contents.has(node.name.text) ? inner(node.expression) : null;
  if (ts.isElementAccessExpression(node))
    return node.argumentExpression.getText() === '0' ? inner(node.expression) : null;
  if (ts.isBinaryExpression(node)) return compared(node, inner);
  const followed = ts.isIdentifier(node) ? sourceOf(session, node) : null;
  if (followed) return inner(followed);
  if (!ts.isCallExpression(node)) return null;
  if (node.expression.getText() === 'Boolean' && node.arguments[0]) return inner(node.arguments[0]);
  return asked(session, node, inner);
}

function turned(found: Presence | null): Presence | null {
  return found && { ...found, isGiven: !found.isGiven };
}

/** A comparison with a constant that stands for something, or for nothing. */
function compared(
  { left, operatorToken, right }: ts.BinaryExpression,
  inner: (one: ts.Expression) => Presence | null,
): Presence | null {
  const written = `${operatorToken.getText()} ${right.getText().replaceAll('"', "'")}`;
  if (/^(?:!==? (?:null|undefined|0|false)|===? (?:'OK'|1|true)|> 0|>= 1)$/.test(written)) return inner(left);
  if (/^(?:===? (?:null|undefined|0|false)|!==? (?:'OK'|1|true)|< 1)$/.test(written))
    return turned(inner(left));
  return null;
}

/** What a variable holds that is given a value once, by itself or as the first item or the rows of an answer. */
function sourceOf(session: Session, name: ts.Identifier): ts.Expression | null {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  if (meaning.kind !== 'declaration') return null;
  const { node } = meaning;
  const variable = ts.isBindingElement(node) && isContent(session, node) ? node.parent.parent : node;
  if (!ts.isVariableDeclaration(variable) || assignmentsOf(session, variable).length > 0) return null;
  return variable.initializer ?? null;
}

function isContent({ ts }: Session, element: ts.BindingElement): boolean {
  if (ts.isArrayBindingPattern(element.parent)) return element.parent.elements[0] === element;
  return contents.has((element.propertyName ?? element.name).getText());
}

/** The call itself where it is a library's, or what the one function that it enters gives back. */
function asked(
  session: Session,
  node: ts.CallExpression,
  inner: (one: ts.Expression) => Presence | null,
): Presence | null {
  const { api, targets } = calleeOf(session, node);
  if (api) return { call: node, isGiven: true };
  const [target, ...others] = targets;
  const body = target && others.length === 0 ? nodeOf(session, target.function) : null;
  const [given, ...more] = body ? returnsOf(session, body) : [];
  return given && more.length === 0 ? inner(given) : null;
}
