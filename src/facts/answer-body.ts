import type { ts } from 'ts-morph';
import { reactionOf } from './flow/reaction.ts';
import { propertyName } from './instance.ts';
import { numberOf } from './read-value.ts';
import type { Session } from './session.ts';

/** Properties that say by `true` that all went well. */
const signs = new Set(['success', 'succeeded', 'ok', 'received', 'acknowledged']);
const statuses = new Set(['status', 'statusCode']);
const goodWords = new Set(['ok', 'success', 'succeeded']);

/** Words by which an answer tells of a failure, whatever its status. */
const failure = /\b(?:error|errors|fail|failed|failure)\b|:\s*(?:false|null)\b/i;

/**
 * Whether the body of an answer says that all went well, or is a constant that is told whatever happened: what only a failure leads to may be
 * an excuse.
 */
export function isGoodBody(session: Session, answer: ts.Node, node: ts.Expression): boolean {
  const body = written(session, node);
  if (saysGood(session, body)) return true;
  return !isInHandler(session, answer) && isConstant(session.ts, body) && !failure.test(body.getText());
}

/** Whether an object says by its constants that all went well, and none of them says otherwise. Its `body` is no excuse. */
export function saysSo(session: Session, object: ts.ObjectLiteralExpression): boolean {
  const { ts } = session;
  if (failure.test(object.getText())) return false;
  const said = object.properties.map((property) =>
    ts.isPropertyAssignment(property) ? signOf(session, property) : 'none',
  );
  return said.includes('good') && !said.includes('open') && !isExcuse(session, object);
}

/** Whether a text is a word that says that all went well: `ok`, `success`. */
export function isGoodWord(text: string): boolean {
  return goodWords.has(text.toLowerCase());
}

/** Whether a node is a status of success: 200 to 299. */
export function isGoodStatus(session: Session, node: ts.Expression): boolean {
  const number = numberOf(session.evaluate(node)) ?? typedNumber(session, node);
  return number !== null && number >= 200 && number < 300;
}

/** The number that the type of an expression holds, as that of a member of an enum does: `HttpStatus.OK`. */
function typedNumber(session: Session, node: ts.Expression): number | null {
  const type = session.checker.getTypeAtLocation(node);
  return type.isNumberLiteral() ? type.value : null;
}

/** What is made into a text, or the node itself: `{ ok: true }` in `JSON.stringify({ ok: true })`. */
function written({ ts }: Session, node: ts.Expression): ts.Expression {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'JSON.stringify') return node;
  return node.arguments[0] ?? node;
}

function saysGood(session: Session, body: ts.Expression): boolean {
  const { ts } = session;
  if (ts.isStringLiteralLike(body)) return body.text === '' || isGoodWord(body.text);
  return ts.isObjectLiteralExpression(body) && saysSo(session, body);
}

/** Whether an object that answers an event of a platform has a body which may be an excuse: `{ statusCode: 200, body: 'Try again' }`. */
function isExcuse(session: Session, object: ts.ObjectLiteralExpression): boolean {
  const body = object.properties.find(({ name }) => name && propertyName(session, name) === 'body');
  if (!body || !isInHandler(session, object)) return false;
  return !session.ts.isPropertyAssignment(body) || !saysGood(session, written(session, body.initializer));
}

/** What a property says: that all went `good`, something that is `open` until it runs, or `none` of it. */
function signOf(session: Session, { name, initializer }: ts.PropertyAssignment): 'good' | 'open' | 'none' {
  const { ts } = session;
  const key = propertyName(session, name) ?? '';
  if (signs.has(key)) return initializer.kind === ts.SyntaxKind.TrueKeyword ? 'good' : 'open';
  if (!statuses.has(key)) return 'none';
  if (ts.isStringLiteral(initializer)) return isGoodWord(initializer.text) ? 'good' : 'open';
  return isGoodStatus(session, initializer) ? 'good' : 'open';
}

/** Whether a node stands in what runs after a failure: a `catch` clause, or a function that reacts to a rejection. */
function isInHandler({ ts }: Session, node: ts.Node): boolean {
  const around = ts.findAncestor(node, (one) => ts.isCatchClause(one) || ts.isFunctionLike(one));
  if (!around || ts.isCatchClause(around)) return around !== undefined;
  return reactionOf(ts, around.parent)?.rejected === around;
}

/** Whether a node is written out: literals, and objects of them. */
function isConstant(compiler: typeof ts, node: ts.Expression): boolean {
  if (compiler.isObjectLiteralExpression(node))
    return node.properties.every(
      (one) => compiler.isPropertyAssignment(one) && isConstant(compiler, one.initializer),
    );
  return compiler.isLiteralExpression(node) || node.kind === compiler.SyntaxKind.TrueKeyword;
}
