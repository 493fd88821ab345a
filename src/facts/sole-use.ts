import type { ts } from 'ts-morph';
import { meaningOf } from './lookup.ts';
import type { Session } from './session.ts';

/**
 * Whether a local variable is evaluated as often as the one place where it is used: nothing else names it, and neither a function nor a loop
 * begins between the two, so that what it holds is made for that place alone.
 */
export function isMadeFor(session: Session, use: ts.Node, variable: ts.VariableDeclaration): boolean {
  const { ts } = session;
  if (!ts.isIdentifier(variable.name) || turnOf(session, use) !== turnOf(session, variable)) return false;
  return !ts.isSourceFile(turnOf(session, variable)) && isNamedOnce(session, variable.name);
}

/** Whether nothing that runs again by itself begins between two nodes. */
export function isSameTurn(session: Session, a: ts.Node, b: ts.Node): boolean {
  return turnOf(session, a) === turnOf(session, b);
}

/** What has a node evaluated: the nearest function or loop around it, or the module. */
export function turnOf({ ts }: Session, node: ts.Node): ts.Node {
  const around = ts.findAncestor(
    node.parent,
    (one) => ts.isFunctionLike(one) || ts.isIterationStatement(one, false),
  );
  return around ?? node.getSourceFile();
}

function isNamedOnce(session: Session, name: ts.Identifier): boolean {
  return usesIn(session, turnOf(session, name), name).length === 1;
}

/** The uses of a local variable, assignments to it left out, where `name` declares it or is assigned to; `null` where it is no local variable. */
export function namesOf(session: Session, name: ts.Identifier): readonly ts.Identifier[] | null {
  const { ts } = session;
  const meaning = meaningOf(session, name);
  const declaration = meaning.kind === 'declaration' ? meaning.node : undefined;
  const holder = declaration && ts.findAncestor(declaration, ts.isFunctionLike);
  if (!declaration || !holder || !ts.isIdentifier(ts.getNameOfDeclaration(declaration) ?? holder))
    return null;
  return usesIn(session, holder, name).filter((use) => !isTarget(session, use) && use.parent !== declaration);
}

/** Where a name is used in a node, by its text: one that is declared again inside counts as well. */
function usesIn(session: Session, scope: ts.Node, name: ts.Identifier): readonly ts.Identifier[] {
  const { ts } = session;
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && !isLabel(session, node))
      uses.push(node);
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return uses;
}

function isTarget({ ts }: Session, use: ts.Identifier): boolean {
  const { parent } = use;
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.left === use
  );
}

/** The name of a property, which is no use of a variable. */
function isLabel({ ts }: Session, node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}
