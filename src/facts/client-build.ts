import type { ts } from 'ts-morph';
import { typeModelOf } from './client.ts';
import { madeBy } from './construction.ts';
import { fateOf } from './fate.ts';
import { identify } from './lookup.ts';
import type { ClientBuild } from './model.ts';
import { meaningOfName } from './name-meaning.ts';
import { shortText, spanOf, type Session } from './session.ts';
import type { CallSite } from './sites.ts';
import type { ApiValue } from './value.ts';

/** The clients, breakers and limiters that functions of a file build each time they run. */
export function clientBuildsIn(session: Session, calls: readonly CallSite[]): readonly ClientBuild[] {
  return calls.flatMap((node) => buildAt(session, node) ?? []);
}

function buildAt(session: Session, node: CallSite): ClientBuild | null {
  const { ts } = session;
  const around = ts.findAncestor(node, ts.isFunctionLike);
  const made = around ? madeBy(session, node) : null;
  const keeps = made && kept(session, made);
  if (!around || !keeps) return null;
  // What is derived from a client of its kind works on that one's connections, or is meant to have its own.
  if (keeps === 'connections' && (made.base?.type === made.type || !isAlwaysSame(session, node))) return null;
  const fate = fateOf(session, node);
  if (fate === 'unknown') return null;
  const name = shortText(node.expression, 40);
  return {
    span: spanOf(node),
    name,
    library: made.package,
    function: identify(session, around),
    keeps,
    fate,
  };
}

function kept(session: Session, made: ApiValue): ClientBuild['keeps'] | null {
  const model = typeModelOf(session, made);
  return model?.remembers ?? (model?.connects ? 'connections' : null);
}

function isAlwaysSame(session: Session, node: CallSite): boolean {
  return (node.arguments ?? []).every((argument) => isSame(session, argument));
}

/** Whether an expression holds the same each time its function runs: nothing in it is given to a function, waited for, or held by an instance. */
function isSame(session: Session, node: ts.Node): boolean {
  const { ts } = session;
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.ThisKeyword) return false;
  if (ts.isFunctionLike(node)) return true;
  if (ts.isIdentifier(node) && !isSameName(session, node)) return false;
  if (ts.isPropertyAccessExpression(node)) return isSame(session, node.expression);
  if (ts.isPropertyAssignment(node)) return isSame(session, node.initializer);
  return !ts.forEachChild(node, (child) => !isSame(session, child) || undefined);
}

/** Whether a name stands for something outside of all functions, or for a constant that is made of such things. */
function isSameName(session: Session, name: ts.Identifier): boolean {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  if (meaning.kind !== 'declaration') return meaning.kind !== 'unknown';
  const { node } = meaning;
  if (!ts.findAncestor(node.parent, ts.isFunctionLike)) return true;
  return (
    ts.isVariableDeclaration(node) && node.initializer !== undefined && isSame(session, node.initializer)
  );
}
