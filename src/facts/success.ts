import type { ts } from 'ts-morph';
import type { ResponseModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { propertyName } from './instance.ts';
import { meaningOf } from './lookup.ts';
import type { CallFact } from './model.ts';
import { hasGoodStatus, responseModelOf } from './response.ts';
import type { Session } from './session.ts';

/** Properties that say by `true` that all went well. */
const signs = new Set(['success', 'succeeded', 'ok', 'received', 'acknowledged']);
const statuses = new Set(['status', 'statusCode']);
const goodWords = new Set(['ok', 'success', 'succeeded']);

/** Words by which an answer tells of a failure, whatever its status. */
const failure = /\b(?:error|errors|fail|failed|failure)\b|:\s*(?:false|null)\b/i;

/**
 * Whether a returned value says that all went well, whatever happened before: an object that says so by a constant, an
 * answer to a request with a good status and a body that is a constant or says so.
 */
export function tellsSuccess(session: Session, value: ts.Expression): boolean {
  const { ts } = session;
  if (ts.isObjectLiteralExpression(value)) return saysSo(session, value);
  if (ts.isNewExpression(value))
    return isResponse(session, value.expression) && isGood(session, value.arguments);
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false;
  const response = responseModelOf(session, value);
  if (response) return answersSuccess(session, value, response);
  const { name, expression } = value.expression;
  return name.text === 'json' && isResponse(session, expression) && isGood(session, value.arguments);
}

/** What a call tells that answers the request where it stands; `undefined` for any other call. */
export function respondsWith(session: Session, node: CallNode): CallFact['responds'] {
  const model = responseModelOf(session, node);
  if (!model || model.returned || !session.ts.isCallExpression(node)) return undefined;
  return answersSuccess(session, node, model) ? 'success' : 'open';
}

/**
 * Whether a call answers a request with a good status, and with a body that says so, or is a constant that is told whatever happened: what only
 * a failure leads to may be an excuse.
 */
function answersSuccess(session: Session, node: ts.CallExpression, model: ResponseModel): boolean {
  const body = model.body === undefined ? undefined : node.arguments[model.body];
  if (!body) return hasGoodStatus(session, node, model);
  const isGood = isInHandler(session, node) ? saysGood(session, body) : isGoodBody(session, body);
  return isGood && hasGoodStatus(session, node, model);
}

/** Whether a node stands in what runs after a failure: a `catch` clause, or a function that is handed to `.catch()`. */
function isInHandler({ ts }: Session, node: ts.Node): boolean {
  const around = ts.findAncestor(node, (one) => ts.isCatchClause(one) || ts.isFunctionLike(one));
  if (!around || ts.isCatchClause(around)) return around !== undefined;
  const call = around.parent;
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === 'catch'
  );
}

function saysGood(session: Session, body: ts.Expression): boolean {
  const { ts } = session;
  if (ts.isStringLiteralLike(body)) return goodWords.has(body.text.toLowerCase());
  return ts.isObjectLiteralExpression(body) && saysSo(session, body);
}

function saysSo(session: Session, object: ts.ObjectLiteralExpression): boolean {
  if (failure.test(object.getText())) return false;
  const said = object.properties.map((property) =>
    session.ts.isPropertyAssignment(property) ? signOf(session, property) : 'none',
  );
  return said.includes('good') && !said.includes('open');
}

/** What a property says: that all went `good`, something that is `open` until it runs, or `none` of it. */
function signOf(session: Session, { name, initializer }: ts.PropertyAssignment): 'good' | 'open' | 'none' {
  const { ts } = session;
  const key = propertyName(session, name) ?? '';
  if (signs.has(key)) return initializer.kind === ts.SyntaxKind.TrueKeyword ? 'good' : 'open';
  if (!statuses.has(key)) return 'none';
  if (ts.isStringLiteral(initializer)) return goodWords.has(initializer.text.toLowerCase()) ? 'good' : 'open';
  return isGoodStatus(session, initializer) ? 'good' : 'open';
}

function isGoodStatus({ ts }: Session, node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) && /^2\d\d$/.test(node.text);
}

/** The runtime's `Response`, or a package's class of that kind. */
function isResponse(session: Session, node: ts.Expression): boolean {
  if (!session.ts.isIdentifier(node) || !node.text.endsWith('Response')) return false;
  const { kind } = meaningOf(session, node);
  return kind === 'global' || kind === 'package';
}

function isGood(session: Session, [body, init]: readonly ts.Expression[] = []): boolean {
  const { ts } = session;
  if (init && !(ts.isObjectLiteralExpression(init) && isGoodInit(session, init))) return false;
  return !body || isGoodBody(session, body);
}

function isGoodBody(session: Session, body: ts.Expression): boolean {
  const { ts } = session;
  if (ts.isObjectLiteralExpression(body) && saysSo(session, body)) return true;
  return isConstant(ts, body) && !failure.test(body.getText());
}

function isGoodInit(session: Session, { properties }: ts.ObjectLiteralExpression): boolean {
  return properties.every((property) => {
    const name = property.name && propertyName(session, property.name);
    if (name !== 'status') return true;
    return session.ts.isPropertyAssignment(property) && isGoodStatus(session, property.initializer);
  });
}

/** Whether a node is written out: literals, and objects of them. */
function isConstant(compiler: typeof ts, node: ts.Expression): boolean {
  if (compiler.isObjectLiteralExpression(node))
    return node.properties.every(
      (one) => compiler.isPropertyAssignment(one) && isConstant(compiler, one.initializer),
    );
  return compiler.isLiteralExpression(node) || node.kind === compiler.SyntaxKind.TrueKeyword;
}
