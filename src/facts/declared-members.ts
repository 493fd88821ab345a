import type { ts } from 'ts-morph';
import { assignsRightSide } from './assignment.ts';

/**
 * The name under which what a node declares may be called on something: a member of a class or object, a property that is assigned, or a
 * function, which is a member of its module. An interface has no bodies to be called. `null` where there is none, or it is computed.
 */
export function declaredMember(compiler: typeof ts, node: ts.Node): string | null {
  if (compiler.isParameter(node))
    return compiler.isParameterPropertyDeclaration(node, node.parent) && compiler.isIdentifier(node.name)
      ? node.name.text
      : null;
  if (compiler.isBinaryExpression(node))
    return assignsRightSide(compiler, node) ? assigned(compiler, node) : null;
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
