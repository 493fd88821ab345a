import type { ts } from 'ts-morph';
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
function turnOf({ ts }: Session, node: ts.Node): ts.Node {
  const around = ts.findAncestor(
    node.parent,
    (one) => ts.isFunctionLike(one) || ts.isIterationStatement(one, false),
  );
  return around ?? node.getSourceFile();
}

function isNamedOnce(session: Session, name: ts.Identifier): boolean {
  const { ts } = session;
  let uses = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && !isLabel(session, node)) uses++;
    ts.forEachChild(node, visit);
  };
  visit(turnOf(session, name));
  return uses === 1;
}

/** The name of a property, which is no use of a variable. */
function isLabel({ ts }: Session, node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}
