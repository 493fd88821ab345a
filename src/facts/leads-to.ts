import type { ts } from 'ts-morph';
import { nodeOf } from './lookup.ts';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';

/** Whether an expression stands for a function of the program. */
export function standsFor(session: Session, node: ts.Expression, fn: ts.FunctionLikeDeclaration): boolean {
  const [value, ...others] = alternatives(session.evaluate(node));
  return value?.kind === 'function' && others.length === 0 && nodeOf(session, value.id) === fn;
}

/** More functions than this are not looked into. */
const most = 40;

/** Whether a call may lead to what has one of the names: a function of the program that it calls, or hands over, names it, or leads to one that does. */
export function leadsTo(session: Session, call: ts.CallExpression, names: readonly string[]): boolean {
  const { ts } = session;
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && names.includes(node.text)) return true;
    if (ts.isCallExpression(node) && calledIn(session, node).some(enter)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  const enter = (fn: ts.Node): boolean => {
    if (seen.has(fn) || seen.size > most) return seen.size > most;
    seen.add(fn);
    const body = bodyOf(session, fn);
    return body !== undefined && visit(body);
  };
  return calledIn(session, call).some(enter);
}

/** What a function does, without its name and its parameters. */
function bodyOf({ ts }: Session, fn: ts.Node): ts.Node | undefined {
  return ts.isFunctionLike(fn) && 'body' in fn ? fn.body : undefined;
}

/** The functions of the program that a call runs, or hands over. */
function calledIn(session: Session, { expression, arguments: args }: ts.CallExpression): readonly ts.Node[] {
  return [expression, ...args].flatMap((node) =>
    alternatives(session.evaluate(node)).flatMap((value) => {
      const declaration = value.kind === 'function' ? nodeOf(session, value.id) : null;
      return declaration ? [declaration] : [];
    }),
  );
}
