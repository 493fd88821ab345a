import type { ts } from 'ts-morph';
import { callsOf } from './calls-of.ts';
import { chainRoot } from './chain-root.ts';
import { constructionsOf } from './constructions.ts';
import { isShortCircuit } from './flow/completions.ts';
import { meaningOf } from './lookup.ts';
import { purposeOf } from './made-for.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';
import type { CallSite } from './sites.ts';
import { isOpenTransaction } from './transaction-handle.ts';

/**
 * Whether the receiver of a call was handed to the function around it, or in a field to the constructor of its instance, so that the caller may
 * have opened a transaction on it. Variables of the module were not.
 */
export function isHandedIn(session: Session, receiver: ts.Node, depth = 0): boolean {
  const { ts } = session;
  const root = chainRoot(session, receiver);
  if (depth > 8) return false;
  const choices = choicesOf(session, root);
  if (choices.length > 0) return choices.some((choice) => isHandedIn(session, choice, depth + 1));
  const declaration = declarationOf(session, root);
  if (!declaration) return false;
  if (ts.isParameter(declaration)) return isHandedTo(session, declaration, root, depth);
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  return isHandedIn(session, declaration.initializer, depth + 1);
}

/** Whether the receiver of a call is a parameter that callers may leave out, or is given a transaction by somebody. */
export function mayBeGivenTransaction(session: Session, receiver: ts.Node, depth = 0): boolean {
  const { ts } = session;
  const root = chainRoot(session, receiver);
  if (depth > 8) return false;
  const choices = choicesOf(session, root);
  if (choices.length > 0) return choices.some((choice) => mayBeGivenTransaction(session, choice, depth + 1));
  const declaration = declarationOf(session, root);
  if (!declaration) return false;
  if (ts.isParameter(declaration)) return isGivenTransaction(session, declaration, depth);
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  return mayBeGivenTransaction(session, declaration.initializer, depth + 1);
}

function isGivenTransaction(session: Session, parameter: ts.ParameterDeclaration, depth: number): boolean {
  const { ts } = session;
  const { parent: taker } = parameter;
  const isConstructor = ts.isConstructorDeclaration(taker);
  if (!isConstructor && (parameter.initializer ?? parameter.questionToken)) return true;
  const givers = isConstructor ? constructionsOf(session, taker.parent) : callsOf(session, taker);
  const index = taker.parameters.indexOf(parameter);
  return givers.some((giver) => {
    const argument = giver.arguments?.[index];
    if (!argument) return false;
    return (
      isOpenTransaction(session, session.evaluate(argument)) ||
      mayBeGivenTransaction(session, argument, depth + 1)
    );
  });
}

/** Whether the receiver of a call is what a parameter holds by default, and somebody hands in a client in its place. */
export function isDefaultOfHanded(session: Session, receiver: ts.Node): boolean {
  const declaration = declarationOf(session, chainRoot(session, receiver));
  return (
    declaration !== null &&
    session.ts.isParameter(declaration) &&
    declaration.initializer !== undefined &&
    isHandedIn(session, receiver)
  );
}

/** Whether a parameter is given a client for some work: that of a function which works with it itself is. */
function isHandedTo(
  session: Session,
  parameter: ts.ParameterDeclaration,
  use: ts.Node,
  depth: number,
): boolean {
  const taker = parameter.parent;
  const isConstructor = session.ts.isConstructorDeclaration(taker);
  if (!isConstructor && !isMadeBy(session, use, taker)) return true;
  const makings = isConstructor ? constructionsOf(session, taker.parent) : callsOf(session, taker);
  const index = taker.parameters.indexOf(parameter);
  const isUnseen = !isConstructor && makings.length === 0;
  return isUnseen || makings.some((call) => isMadeWith(session, call, index, depth));
}

/** Whether a node stands in a function that another one makes and gives to whoever asks for it: a closure, but no callback. */
function isMadeBy({ ts }: Session, node: ts.Node, maker: ts.Node): boolean {
  let isClosure = false;
  for (let one = node; one !== maker; one = one.parent) {
    if (ts.isSourceFile(one)) return false;
    const isFunction = ts.isFunctionLike(one);
    if (isFunction && ts.isCallOrNewExpression(one.parent) && one.parent.expression !== one) return false;
    isClosure ||= isFunction;
  }
  return isClosure;
}

/** Whether somebody makes something with an open transaction, or for some work with a client that was handed in there. */
function isMadeWith(session: Session, call: CallSite, index: number, depth: number): boolean {
  const argument = call.arguments?.[index];
  if (!argument || depth > 8) return false;
  return partsOf(session, argument).some((part) => isMadeOf(session, call, part, depth));
}

/** An expression, or what an object holds that is written there. */
function partsOf({ ts }: Session, node: ts.Expression): readonly ts.Expression[] {
  if (!ts.isObjectLiteralExpression(node)) return [node];
  return node.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return [property.initializer];
    if (ts.isSpreadAssignment(property)) return [property.expression];
    return ts.isShorthandPropertyAssignment(property) ? [property.name] : [];
  });
}

function isMadeOf(session: Session, call: CallSite, part: ts.Expression, depth: number): boolean {
  const { ts } = session;
  if (isOpenTransaction(session, session.evaluate(part))) return true;
  if (!isHandedIn(session, part, depth + 1)) return false;
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) return true;
  const source = declarationOf(session, chainRoot(session, part));
  const maker = source && ts.isParameter(source) ? source.parent : null;
  // What an instance makes of what its constructor is handed is there for the same work.
  if (maker && ts.isConstructorDeclaration(maker)) return true;
  const purpose = purposeOf(session, call);
  if (purpose !== 'returned' || !maker) return purpose === 'work';
  const position = maker.parameters.findIndex((one) => one === source);
  return callsOf(session, maker).some((one) => isMadeWith(session, one, position, depth + 1));
}

/** What an expression gives one of: `tx ?? db`, `tx ? tx.orders : db.orders`; empty for any other. */
function choicesOf({ ts }: Session, node: ts.Node): readonly ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (!ts.isBinaryExpression(node) || !isShortCircuit(ts, node.operatorToken.kind)) return [];
  return [node.left, node.right];
}

/** What declares the first name of a chain: a variable, a parameter, or the parameter that declares a field. */
function declarationOf(session: Session, root: ts.Node): ts.Node | null {
  const { ts } = session;
  const isField = ts.isPropertyAccessExpression(root);
  if (!isField && !ts.isIdentifier(root)) return null;
  const meaning = isField ? meaningOf(session, root.name) : meaningOfName(session, root);
  if (meaning.kind !== 'declaration') return null;
  return ts.isBindingElement(meaning.node) ? ts.walkUpBindingElementsAndPatterns(meaning.node) : meaning.node;
}
