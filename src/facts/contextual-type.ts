import type { ts } from 'ts-morph';
import { nodeOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/**
 * The type of a parameter whose function is written where a function of the program takes it, as that one declares it: `client` in
 * `inTransaction((client) => client.query(…))`. The checker would check the whole call to tell the same. `null` where no
 * declaration tells.
 */
export function contextualType(session: Session, node: ts.Expression): ts.Type | null {
  const { ts, checker } = session;
  const meaning = ts.isIdentifier(node) ? meaningOfName(session, node) : null;
  const declared =
    meaning?.kind === 'declaration' && ts.isParameter(meaning.node)
      ? declaredBy(session, meaning.node)
      : null;
  const type = declared && checker.getTypeFromTypeNode(declared);
  // A parameter of a generic function is decided by the call, and a union by the tests before its use.
  return type && (type.flags & ts.TypeFlags.Object) !== 0 ? type : null;
}

/** The written type of what a function of the program hands to a function that is written as its argument. */
function declaredBy(session: Session, parameter: ts.ParameterDeclaration): ts.TypeReferenceNode | null {
  const { ts } = session;
  const owner = parameter.parent;
  const call = owner.parent;
  if (parameter.type || parameter.initializer || parameter.dotDotDotToken) return null;
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return null;
  if (!ts.isCallExpression(call) || call.arguments.some((one) => ts.isSpreadElement(one))) return null;
  const argument = call.arguments.findIndex((one) => one === owner);
  const taken = argument < 0 ? undefined : onlySignature(session, call)?.parameters[argument]?.type;
  if (!taken || !ts.isFunctionTypeNode(taken)) return null;
  const handed = taken.parameters[owner.parameters.indexOf(parameter)]?.type;
  return handed && ts.isTypeReferenceNode(handed) ? handed : null;
}

/** The declaration of the function that a call runs, where it is the only one and takes no `this`. */
function onlySignature(
  session: Session,
  call: ts.CallExpression,
): ts.FunctionDeclaration | ts.MethodDeclaration | null {
  const { ts, checker } = session;
  const callee = session.evaluate(call.expression);
  const node = callee.kind === 'function' ? nodeOf(session, callee.id) : null;
  if (!node || !(ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) || !node.name) return null;
  const { declarations = [] } = checker.getSymbolAtLocation(node.name) ?? {};
  const takesThis = node.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === 'this');
  return declarations.length === 1 && !takesThis ? node : null;
}
