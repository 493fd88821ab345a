import type { ts } from 'ts-morph';
import { callModelOf } from './api-value.ts';
import { isInstance, typeModelOf } from './client.ts';
import { isTransparentOrAwait } from './flow/transparent.ts';
import type { Fate } from './model.ts';
import { apiCallee } from './read-value.ts';
import type { Session } from './session.ts';

/** What becomes of the client that an expression stands for, within the function around it. */
export function fateOf(session: Session, node: ts.Expression): Fate {
  const { ts } = session;
  const { parent } = node;
  if (isTransparentOrAwait(ts, parent)) return fateOf(session, parent);
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node)) return 'returned';
  if (ts.isExpressionStatement(parent)) return 'spent';
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
    return fateOfMember(session, parent);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return fateOfArgument(session, parent);
  return ts.isVariableDeclaration(parent) ? fateOfVariable(session, parent) : 'unknown';
}

/** A call on the client, or a known one below a member of it, uses it, and may give it back: `createClient().on('error', log)`, `prisma.user.count()`. */
function fateOfMember(session: Session, member: ts.PropertyAccessExpression): Fate {
  const { ts } = session;
  const callee = knownBelow(session, member) ?? member;
  const call = callee.parent;
  if (!ts.isCallExpression(call) || call.expression !== callee) return 'unknown';
  const client = session.evaluate(member.expression);
  const model = client.kind === 'api' ? typeModelOf(session, client) : null;
  if (model?.dedicates?.includes(member.name.text)) return 'unknown';
  return isInstance(session.evaluate(call)) ? fateOf(session, call) : 'spent';
}

function knownBelow(session: Session, member: ts.Expression): ts.Expression | null {
  const { ts } = session;
  const { parent } = member;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== member) return null;
  const api = apiCallee(session.evaluate(parent));
  return api && callModelOf(session.knowledge, api) ? parent : null;
}

/** A described library uses a client that it is given, or builds another one around it. Any other function may keep it. */
function fateOfArgument(session: Session, call: ts.CallExpression | ts.NewExpression): Fate {
  if (apiCallee(session.evaluate(call.expression)) === null) return 'unknown';
  return isInstance(session.evaluate(call)) ? fateOf(session, call) : 'spent';
}

/** The worst of fates first, of which one decides. */
const order = ['unknown', 'returned', 'used'] as const;

/** The fate of a variable is the worst of the places at which it is read. */
function fateOfVariable(session: Session, declaration: ts.VariableDeclaration): Fate {
  const { ts } = session;
  const around = ts.findAncestor(declaration, ts.isFunctionLike);
  if (!around || !ts.isIdentifier(declaration.name)) return 'unknown';
  const fates = readsOf(session, around, declaration.name).map((read) => {
    const fate = fateOf(session, read);
    return fate === 'spent' && runsOften(ts, read, declaration) ? 'used' : fate;
  });
  return order.find((fate) => fates.includes(fate)) ?? 'spent';
}

/** Whether a read stands in a loop or a function that the declaration is outside of. */
function runsOften(compiler: typeof ts, read: ts.Node, declaration: ts.Node): boolean {
  for (let node = read.parent; node.pos > declaration.pos || node.end < declaration.end; node = node.parent) {
    if (compiler.isFunctionLike(node) || compiler.isIterationStatement(node, false)) return true;
  }
  return false;
}

function readsOf({ ts }: Session, around: ts.Node, name: ts.Identifier): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && isRead(ts, node))
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(around);
  return found;
}

/** Whether an identifier is an expression, not the name of a member or of what is declared. */
function isRead(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  return compiler.isShorthandPropertyAssignment(parent) || !('name' in parent && parent.name === node);
}
