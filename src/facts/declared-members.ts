import type { ts } from 'ts-morph';
import { isAssignment } from './assignment.ts';

/**
 * Reads the names under which what the nodes of a file declare may be called on something: of a member of a class or object, of a property that
 * is assigned, and of a function, which is a member of its module. An interface has no bodies to be called. `null` where there is none, or
 * it is computed.
 */
export function memberReader(compiler: typeof ts): (node: ts.Node) => string | null {
  const kinds = declaringKinds(compiler);
  return (node) => (kinds.has(node.kind) ? declaredMember(compiler, node) : null);
}

/** The kinds of nodes that may declare such a name: most nodes do not, and are passed over by a look at this. */
function declaringKinds({ SyntaxKind }: typeof ts): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.MethodDeclaration,
    SyntaxKind.PropertyDeclaration,
    SyntaxKind.GetAccessor,
    SyntaxKind.SetAccessor,
    SyntaxKind.PropertyAssignment,
    SyntaxKind.ShorthandPropertyAssignment,
    SyntaxKind.FunctionDeclaration,
    SyntaxKind.Parameter,
    SyntaxKind.BinaryExpression,
  ]);
}

function declaredMember(compiler: typeof ts, node: ts.Node): string | null {
  if (compiler.isParameter(node))
    return compiler.isParameterPropertyDeclaration(node, node.parent) && compiler.isIdentifier(node.name)
      ? node.name.text
      : null;
  if (compiler.isBinaryExpression(node))
    return isAssignment(compiler, node) ? assigned(compiler, node) : null;
  const isNamed =
    compiler.isClassElement(node) ||
    compiler.isObjectLiteralElement(node) ||
    compiler.isFunctionDeclaration(node);
  return isNamed && node.name && isPlain(compiler, node.name) ? node.name.text : null;
}

type PlainName = ts.Identifier | ts.PrivateIdentifier | ts.StringLiteralLike;

function isPlain(compiler: typeof ts, name: ts.PropertyName): name is PlainName {
  return (
    compiler.isIdentifier(name) || compiler.isPrivateIdentifier(name) || compiler.isStringLiteralLike(name)
  );
}

function assigned(compiler: typeof ts, { left }: ts.BinaryExpression): string | null {
  if (compiler.isPropertyAccessExpression(left)) return left.name.text;
  const key = compiler.isElementAccessExpression(left) ? left.argumentExpression : null;
  return key && compiler.isStringLiteralLike(key) ? key.text : null;
}
