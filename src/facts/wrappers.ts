import type { ts } from 'ts-morph';
import { calleeOf } from './callee.ts';
import { nodeOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';
import { sitesOf } from './sites.ts';
import { tokensWith } from './tokens.ts';

/** The calls, innermost first, by which a function is made into what is held, each being handed what the one inside it makes. */
export function wrappersOf({ ts }: Session, fn: ts.Node): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  for (let node = fn; ts.isCallExpression(node.parent); node = node.parent) found.push(node.parent);
  return found;
}

/**
 * Whether a call that is handed a function does nothing but run it: its body, and those of the functions in it, call what it is handed, and
 * otherwise what keeps nothing. A member of a known library does what is known of it.
 */
export function onlyRuns(session: Session, wrapper: ts.CallExpression, fn: ts.Node): boolean {
  const { api, isOpen, targets } = calleeOf(session, wrapper);
  const index = wrapper.arguments.findIndex((one) => one === fn);
  if (targets.length === 0) return api !== null;
  return (
    !isOpen && targets.every((target) => runsParameter(session, nodeOf(session, target.function), index))
  );
}

function runsParameter(session: Session, owner: ts.Node | null, index: number): boolean {
  const { ts } = session;
  const name = owner && ts.isFunctionLike(owner) ? owner.parameters[index]?.name : undefined;
  if (!owner || !name || !ts.isIdentifier(name)) return false;
  const isIn = (node: ts.Node): boolean => node.pos >= owner.pos && node.end <= owner.end;
  const uses = tokensWith(ts, owner.getSourceFile(), name.text).filter(
    (use) => use !== name && isIn(use) && ts.isIdentifier(use) && means(session, use, name.parent),
  );
  const runs = new Set(uses.map(({ parent }) => parent));
  const { calls } = sitesOf(session, owner.getSourceFile());
  return (
    uses.length > 0 &&
    uses.every((use) => ts.isCallExpression(use.parent) && use.parent.expression === use) &&
    calls.every((call) => !isIn(call) || runs.has(call) || keepsNothing(session, call))
  );
}

function means(session: Session, use: ts.Identifier, declaration: ts.Node): boolean {
  const meaning = meaningOfName(session, use);
  return meaning.kind === 'declaration' && meaning.node === declaration;
}

function keepsNothing(session: Session, call: ts.CallExpression | ts.NewExpression): boolean {
  const { api, isOpen, targets } = calleeOf(session, call);
  return api === null && targets.length === 0 && !isOpen;
}
