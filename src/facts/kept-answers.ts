import type { ts } from 'ts-morph';
import { propertyName } from './instance.ts';
import { textOf } from './read-value.ts';
import type { Session } from './session.ts';
import { isBody } from './sites.ts';

/**
 * Whether a shared cache keeps what a function answers with when nothing goes wrong, and asks for it anew behind those whom it gives the old answer
 * (https://www.rfc-editor.org/rfc/rfc5861#section-3): what the function returns at its end has a `Cache-Control` that says so.
 */
export function isAnswerKept(session: Session, node: ts.FunctionLikeDeclaration): boolean {
  const { ts } = session;
  if (!node.body || !/cache-control/i.test(node.getSourceFile().text)) return false;
  if (!ts.isBlock(node.body)) return hasKeeping(session, node.body);
  const statements = lastStatements(ts, node.body);
  const last = statements.at(-1);
  if (!last || !ts.isReturnStatement(last) || !last.expression) return false;
  const name = ts.isIdentifier(last.expression) ? last.expression.text : null;
  if (name === null) return hasKeeping(session, last.expression);
  return statements.some((one) => holdsName(ts, one, name) && hasKeeping(session, one));
}

/** The statements of a block, or of the body of the `try` with which it ends. */
function lastStatements(compiler: typeof ts, block: ts.Block): readonly ts.Statement[] {
  const last = block.statements.at(-1);
  return last && compiler.isTryStatement(last) ? lastStatements(compiler, last.tryBlock) : block.statements;
}

/** Whether a statement declares the variable of a name, or calls something of it: `response.headers.set('a', 'b')`. */
function holdsName(compiler: typeof ts, statement: ts.Statement, name: string): boolean {
  if (compiler.isVariableStatement(statement))
    return statement.declarationList.declarations.some(
      (one) => compiler.isIdentifier(one.name) && one.name.text === name,
    );
  if (!compiler.isExpressionStatement(statement)) return false;
  let root = statement.expression;
  while (compiler.isCallExpression(root) || compiler.isPropertyAccessExpression(root)) root = root.expression;
  return compiler.isIdentifier(root) && root.text === name;
}

/** Whether an answer is made with such a header somewhere in a node, outside of the functions in it. */
function hasKeeping(session: Session, node: ts.Node): boolean {
  const { ts } = session;
  if (isBody(ts, node)) return false;
  const value = headerValue(session, node);
  if (value) return isKeeping(textOf(session.evaluate(value)));
  return ts.forEachChild(node, (child) => hasKeeping(session, child)) ?? false;
}

/** What a node gives the header: as a property, or by a call that sets it. */
function headerValue(session: Session, node: ts.Node): ts.Expression | undefined {
  const { ts } = session;
  if (ts.isPropertyAssignment(node))
    return isHeader(propertyName(session, node.name)) ? node.initializer : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const [name, value] = node.arguments;
  return name && ts.isStringLiteralLike(name) && isHeader(name.text) ? value : undefined;
}

function isHeader(name: string | null): boolean {
  return name?.toLowerCase() === 'cache-control';
}

/** Whether a `Cache-Control` has a shared cache keep an answer, and renew it while it still gives the old one. */
function isKeeping(header: string | null): boolean {
  const directives = (header ?? '').toLowerCase().split(',');
  const seconds = (name: string): number =>
    Number(directives.map((one) => one.trim().split('=')).find(([key]) => key === name)?.[1] ?? 0);
  if (directives.some((one) => /^\s*(?:private|no-store|no-cache)\b/.test(one))) return false;
  return seconds('s-maxage') > 0 && seconds('stale-while-revalidate') > 0;
}
