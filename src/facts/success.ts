import type { ts } from 'ts-morph';
import { isGoodBody, isGoodStatus, isGoodWord, saysSo } from './answer-body.ts';
import { propertyName } from './instance.ts';
import { meaningOf } from './lookup.ts';
import type { CallFact } from './model.ts';
import { type Answering, answeringOf, hasGoodStatus } from './response.ts';
import type { Session } from './session.ts';

/**
 * Whether a returned value says that all went well, whatever happened before: an object that says so by a constant, an
 * answer to a request with a good status and a body that is a constant or says so.
 */
export function tellsSuccess(session: Session, value: ts.Expression): boolean {
  const { ts } = session;
  if (ts.isObjectLiteralExpression(value)) return saysSo(session, value);
  if (ts.isStringLiteralLike(value)) return isGoodWord(value.text);
  if (ts.isNewExpression(value)) return isResponse(session, value.expression) && isGood(session, value);
  const answering = answeringOf(session, value);
  if (answering) return answersSuccess(session, answering);
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false;
  const { name, expression } = value.expression;
  return name.text === 'json' && isResponse(session, expression) && isGood(session, value);
}

/** What a call tells that answers the request where it stands, or an assignment that does; `undefined` for any other. */
export function respondsWith(session: Session, node: ts.Node): CallFact['responds'] {
  const answering = answeringOf(session, node);
  if (!answering || answering.model.returned) return undefined;
  return answersSuccess(session, answering) ? 'success' : 'open';
}

/** Whether a request is answered with a good status, and with a body that tells no failure. */
function answersSuccess(session: Session, answering: Answering): boolean {
  const { node, model, given } = answering;
  const body = model.body === undefined ? undefined : given[model.body];
  return (!body || isGoodBody(session, node, body)) && hasGoodStatus(session, answering);
}

/** The runtime's `Response`, or a package's class of that kind. */
function isResponse(session: Session, node: ts.Expression): boolean {
  if (!session.ts.isIdentifier(node) || !node.text.endsWith('Response')) return false;
  const { kind } = meaningOf(session, node);
  return kind === 'global' || kind === 'package';
}

/** Whether what makes an answer gives it a good status, and a body that tells no failure, or none. */
function isGood(session: Session, node: ts.CallExpression | ts.NewExpression): boolean {
  const { ts } = session;
  const [body, init] = node.arguments ?? [];
  if (init && !(ts.isObjectLiteralExpression(init) && isGoodInit(session, init))) return false;
  return !body || (ts.isNewExpression(node) && isNothing(ts, body)) || isGoodBody(session, node, body);
}

function isNothing(compiler: typeof ts, node: ts.Expression): boolean {
  if (compiler.isIdentifier(node)) return node.text === 'undefined';
  return node.kind === compiler.SyntaxKind.NullKeyword;
}

function isGoodInit(session: Session, { properties }: ts.ObjectLiteralExpression): boolean {
  return properties.every((property) => {
    const name = property.name && propertyName(session, property.name);
    if (name !== 'status') return name !== undefined;
    return session.ts.isPropertyAssignment(property) && isGoodStatus(session, property.initializer);
  });
}
