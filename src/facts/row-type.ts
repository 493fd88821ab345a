import type { ts } from 'ts-morph';
import { lineageOf } from './base-class.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { enclosingClass } from './instance.ts';
import { classOf } from './named-class.ts';
import { shortText, type Session } from './session.ts';

/**
 * The type of the rows on which the receiver of a call works, by its name: that of the repository it is declared as, of the one that its
 * class extends, or of the one that it asks for by a class. `null` where none is written.
 */
export function rowType(session: Session, node: CallNode): string | null {
  const { ts } = session;
  const callee = ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  if (receiver.kind === ts.SyntaxKind.ThisKeyword)
    return extendedType(session, enclosingClass(session, receiver));
  if (ts.isCallExpression(receiver)) return askedType(session, receiver);
  return declaredType(session, ts.isPropertyAccessExpression(receiver) ? receiver.name : receiver);
}

/** `Order` of `private readonly orders: Repository<Order>`, or of a field of a class that extends it. */
function declaredType(session: Session, name: ts.Node): string | null {
  const { ts, checker } = session;
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const type = declaration && 'type' in declaration ? declaration.type : undefined;
  if (!isReference(ts, type)) return null;
  if (type.typeArguments?.[0]) return shortText(type.typeArguments[0], 80);
  return ts.isIdentifier(type.typeName) ? extendedType(session, classOf(session, type.typeName)) : null;
}

/** `Order` of `class Orders extends Repository<Order>`; a class that leaves it to its heirs says nothing. */
function extendedType(session: Session, owner: ts.ClassLikeDeclaration | null): string | null {
  const { ts } = session;
  for (const one of owner ? lineageOf(session, owner) : []) {
    if (one.typeParameters) return null;
    const clause = one.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    const argument = clause?.types[0]?.typeArguments?.[0];
    if (argument) return shortText(argument, 80);
  }
  return null;
}

/** `Order` of `manager.getRepository(Order).save(order)`. */
function askedType(session: Session, { arguments: [argument] }: ts.CallExpression): string | null {
  const isClass = argument && session.ts.isIdentifier(argument) && classOf(session, argument) !== null;
  return isClass ? argument.text : null;
}

function isReference(compiler: typeof ts, type: unknown): type is ts.TypeReferenceNode {
  return (
    typeof type === 'object' &&
    type !== null &&
    'kind' in type &&
    type.kind === compiler.SyntaxKind.TypeReference
  );
}
