import type { ts } from 'ts-morph';
import { classOf } from './named-class.ts';
import { meaningOf } from './lookup.ts';
import { programOutline } from './program-outline.ts';
import type { Session } from './session.ts';

/** So many heirs are looked at; where there are more, some are not known. */
export const mostHeirs = 16;

/** The classes of the program that implement an interface or extend a class, directly or through others; at most 16, in file order. */
export function heirsOf(session: Session, node: ts.Node): readonly ts.ClassLikeDeclaration[] {
  const known = session.heirs.get(node) ?? findHeirs(session, node);
  session.heirs.set(node, known);
  return known;
}

function findHeirs(session: Session, node: ts.Node): readonly ts.ClassLikeDeclaration[] {
  const found: ts.ClassLikeDeclaration[] = [];
  collect(session, node, found);
  return found;
}

function collect(session: Session, node: ts.Node, found: ts.ClassLikeDeclaration[]): void {
  const { ts } = session;
  const name = (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) && node.name ? node.name.text : null;
  if (name === null) return;
  for (const candidate of programOutline(session).heirs.get(name) ?? []) {
    if (found.length >= mostHeirs || found.includes(candidate) || !inherits(session, candidate, node))
      continue;
    found.push(candidate);
    collect(session, candidate, found);
  }
}

function inherits(session: Session, candidate: ts.ClassLikeDeclaration, from: ts.Node): boolean {
  return (candidate.heritageClauses ?? []).some(({ types }) =>
    types.some(({ expression }) => namedBy(session, expression) === from),
  );
}

/** The class or interface that an `extends` or `implements` names. */
function namedBy(session: Session, expression: ts.Expression): ts.Node | null {
  const owner = classOf(session, expression);
  if (owner) return owner;
  const meaning = meaningOf(
    session,
    session.ts.isPropertyAccessExpression(expression) ? expression.name : expression,
  );
  return meaning.kind === 'declaration' ? meaning.node : null;
}
