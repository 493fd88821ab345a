import type { ts } from 'ts-morph';
import { assignsRightSide } from './assignment.ts';
import { unwrap } from './flow/transparent.ts';
import { meaningOf, meaningOfShorthand } from './lookup.ts';
import type { Meaning } from './meaning.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/**
 * The class of the program that an expression names, under whatever name its module exports it: by `export default Orders`, by
 * `module.exports = { Orders }` and `require`. Calls such as mixins are not followed.
 */
export function classOf(session: Session, expression: ts.Expression): ts.ClassLikeDeclaration | null {
  return namedClass(session, expression, 0);
}

/** So many names are followed from one to the next: a module may export what it takes from itself. */
const mostNames = 8;

function namedClass(
  session: Session,
  expression: ts.Expression,
  names: number,
): ts.ClassLikeDeclaration | null {
  const { ts } = session;
  const node = unwrap(ts, expression);
  if (ts.isClassExpression(node)) return node;
  if (names > mostNames) return null;
  if (ts.isIdentifier(node)) return meantClass(session, meaningOfName(session, node), names + 1);
  return ts.isPropertyAccessExpression(node)
    ? meantClass(session, meaningOf(session, node.name), names + 1)
    : null;
}

function meantClass(session: Session, meaning: Meaning, names: number): ts.ClassLikeDeclaration | null {
  return meaning.kind === 'declaration' ? declaredClass(session, meaning.node, names) : null;
}

function declaredClass(session: Session, node: ts.Node, names: number): ts.ClassLikeDeclaration | null {
  const { ts } = session;
  if (ts.isClassLike(node)) return node;
  if (ts.isShorthandPropertyAssignment(node))
    return meantClass(session, meaningOfShorthand(session, node), names);
  const required = requiredDeclaration(session, node);
  if (required) return names > mostNames ? null : declaredClass(session, required, names + 1);
  const exported = exportedBy(session, node);
  return exported && namedClass(session, exported, names);
}

/**
 * What `const Orders = require('./orders')` and `const { Orders } = require('./orders')` of a script name; `null` for what comes from a package, and
 * for any other node.
 */
function requiredDeclaration({ ts, checker, program }: Session, node: ts.Node): ts.Node | null {
  if (!ts.isVariableDeclaration(node) && !ts.isBindingElement(node)) return null;
  const symbol = checker.getSymbolAtLocation(node.name);
  if (!symbol || (symbol.flags & ts.SymbolFlags.Alias) === 0) return null;
  const declaration = checker.getAliasedSymbol(symbol).valueDeclaration;
  const file = declaration?.getSourceFile();
  return declaration && file && !file.isDeclarationFile && !program.packageOf(file.fileName)
    ? declaration
    : null;
}

/** What `export default …`, `module.exports = …`, `exports.Orders = …` and a property of what is exported give; `null` for any other node. */
function exportedBy({ ts }: Session, node: ts.Node): ts.Expression | null {
  if (ts.isExportAssignment(node)) return node.expression;
  if (ts.isPropertyAssignment(node)) return node.initializer;
  if (ts.isSourceFile(node)) return null;
  const assignment = ts.isBinaryExpression(node) ? node : node.parent;
  return ts.isBinaryExpression(assignment) && assignsRightSide(ts, assignment) ? assignment.right : null;
}
