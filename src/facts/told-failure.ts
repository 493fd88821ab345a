import type { ts } from 'ts-morph';
import { isTransparentOrAwait } from './flow/transparent.ts';
import type { Span } from './model.ts';
import { callNodeAt, nodeAt } from './node-at.ts';
import type { Session } from './session.ts';

/**
 * Whether the function around a call fails, or answers its request with a status of 500 or more, where the call gives what is returned at a
 * place: `if (status === 'failed') return respond(message, { status: 500 })` for `return { status: 'failed', message }`.
 */
export function failsWith(session: Session, returned: Span, call: Span): boolean {
  const told = literalsAt(session, returned);
  const node = told.size === 0 ? null : callNodeAt(session, call);
  const names = node ? namesOfParts(session, node) : null;
  const owner = node && session.ts.findAncestor(node, session.ts.isFunctionLike);
  if (!node || !names || !owner) return false;
  const visit = (at: ts.Node): true | undefined =>
    (session.ts.isIfStatement(at) && isTestOf(session, at.expression, told, names) && isBad(session, at)) ||
    session.ts.forEachChild(at, visit);
  return visit(owner) === true;
}

/** The constant properties of the object that is returned at a place, by name. */
function literalsAt(session: Session, returned: Span): ReadonlyMap<string, string> {
  const { ts } = session;
  const { expression } = nodeAt(session, returned, ts.isReturnStatement) ?? {};
  if (!expression || !ts.isObjectLiteralExpression(expression)) return new Map();
  return new Map(
    expression.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) && isConstant(ts, one.initializer)
        ? [[one.name.getText(), textOf(ts, one.initializer)] as const]
        : [],
    ),
  );
}

function isConstant(compiler: typeof ts, node: ts.Expression): boolean {
  const { FalseKeyword, TrueKeyword } = compiler.SyntaxKind;
  return compiler.isStringLiteralLike(node) || node.kind === TrueKeyword || node.kind === FalseKeyword;
}

function textOf(compiler: typeof ts, node: ts.Expression): string {
  return compiler.isStringLiteralLike(node) ? node.text : node.getText();
}

/** The properties of what a call gives, by the texts under which the code after it reads them; `null` where it is not taken in. */
function namesOfParts(session: Session, call: ts.Node): ReadonlyMap<string, string> | null {
  const { ts } = session;
  let { parent }: { parent: ts.Node } = call;
  while (isTransparentOrAwait(session.ts, parent)) parent = parent.parent;
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return null;
  return new Map(
    parent.name.elements.map(({ name, propertyName }) => [name.getText(), (propertyName ?? name).getText()]),
  );
}

/** Whether a test holds for what was returned: `status === 'failed'`, `!success`. */
function isTestOf(
  { ts }: Session,
  test: ts.Expression,
  told: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): boolean {
  const valueOf = (node: ts.Expression) => told.get(names.get(node.getText()) ?? '');
  if (ts.isPrefixUnaryExpression(test))
    return test.operator === ts.SyntaxKind.ExclamationToken && valueOf(test.operand) === 'false';
  if (!ts.isBinaryExpression(test) || !isConstant(ts, test.right)) return false;
  const isEqual = test.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  return isEqual && valueOf(test.left) === textOf(ts, test.right);
}

/** Whether a branch throws, or returns what is given a status of 500 or more. */
function isBad({ ts }: Session, { thenStatement }: ts.IfStatement): boolean {
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  if (!last || ts.isThrowStatement(last)) return last !== undefined;
  const { expression } = ts.isReturnStatement(last) ? last : {};
  const args =
    expression && (ts.isCallExpression(expression) || ts.isNewExpression(expression))
      ? expression.arguments
      : undefined;
  return args?.some((one) => ts.isObjectLiteralExpression(one) && isServerError(ts, one)) === true;
}

function isServerError(compiler: typeof ts, { properties }: ts.ObjectLiteralExpression): boolean {
  return properties.some(
    (one) =>
      compiler.isPropertyAssignment(one) &&
      one.name.getText() === 'status' &&
      /^5\d\d$/.test(one.initializer.getText()),
  );
}
