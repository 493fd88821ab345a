import type { ts } from 'ts-morph';
import { unwrap } from './flow/transparent.ts';
import { isItemCallback } from './flow/iteration.ts';
import type { Session } from './session.ts';
import { namesOf } from './sole-use.ts';

/** `work`: what the function around it does; `returned`: it gives it to its caller; `kept`: others use it, now or later. */
export type Purpose = 'work' | 'returned' | 'kept';

/** What a function that makes an instance makes it for: `new Orders(tx).add(id)`, `return new Orders(tx)`, `router.use(new Orders(db))`. */
export function purposeOf(session: Session, instance: ts.Expression): Purpose {
  const { ts } = session;
  const node = outermost(session, instance);
  const { parent } = node;
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node)) return 'returned';
  if (ts.isPropertyAccessExpression(parent)) return ts.isCallExpression(parent.parent) ? 'work' : 'kept';
  if (ts.isNewExpression(parent)) return purposeOf(session, parent);
  if (ts.isCallExpression(parent))
    return parent.expression === node || ts.isAwaitExpression(parent.parent) ? 'work' : 'kept';
  return ts.isVariableDeclaration(parent) ? purposeOfVariable(session, parent) : 'kept';
}

/** An expression with what only wraps it: parentheses, a type that is asserted. */
function outermost({ ts }: Session, instance: ts.Expression): ts.Expression {
  let node = instance;
  while (ts.isExpression(node.parent) && unwrap(ts, node.parent) === unwrap(ts, node)) node = node.parent;
  return node;
}

/** That of the variable's uses which keeps it, or else returns it. One in a function that another runs later keeps it. */
function purposeOfVariable(session: Session, variable: ts.VariableDeclaration): Purpose {
  const { ts } = session;
  const uses = ts.isIdentifier(variable.name) ? namesOf(session, variable.name) : null;
  if (!uses) return 'kept';
  const purposes = uses.map((use) => (isRunWith(session, use, variable) ? purposeOf(session, use) : 'kept'));
  return (['kept', 'returned'] as const).find((one) => purposes.includes(one)) ?? 'work';
}

/** Whether a use of a variable is run by the function that declares it: in its own body, or for each item of a list. */
function isRunWith({ ts }: Session, use: ts.Node, variable: ts.VariableDeclaration): boolean {
  const owner = ts.findAncestor(variable, ts.isFunctionLike);
  let around = ts.findAncestor(use, ts.isFunctionLike);
  while (around && around !== owner && isItemCallback(ts, around))
    around = ts.findAncestor(around.parent, ts.isFunctionLike);
  return around === owner;
}
