import type { ts } from 'ts-morph';
import { enclosingClass, propertyName } from './instance.ts';
import { meaningOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/** Classes of the runtime that hold or format what they are given, and call nothing that leaves the process. */
const holders = new Set([
  'Array',
  'ReadonlyArray',
  'Map',
  'ReadonlyMap',
  'WeakMap',
  'Set',
  'ReadonlySet',
  'WeakSet',
  'Date',
  'RegExp',
  'URL',
  'URLSearchParams',
  'Buffer',
  'Uint8Array',
  'Error',
  'Headers',
  'FormData',
]);

/** Whether what is constructed is one of these classes, rather than one of the program that has its name. */
export function isHolderClass(session: Session, constructed: ts.Expression): boolean {
  if (!session.ts.isIdentifier(constructed) || !holders.has(constructed.text)) return false;
  const { kind } = meaningOfName(session, constructed);
  return kind === 'global' || kind === 'unknown';
}

/**
 * Whether an expression names a global of the runtime, or what is made of one, or declared to be a list, a text, a number or an
 * object that holds others: `counts` of `const counts = new Map()`, `this.names` of `names: string[]`. Those that are clients are known by the
 * name of the global already.
 */
export function isOfRuntime(session: Session, node: ts.Expression): boolean {
  const { ts } = session;
  const meaning = ts.isIdentifier(node) ? meaningOfName(session, node) : null;
  if (meaning?.kind === 'global') return meaning.of === 'runtime';
  const declaration = meaning?.kind === 'declaration' ? meaning.node : fieldOfThis(session, node);
  if (!declaration || !isVariable(session, declaration)) return false;
  if (declaration.type) return isHolder(session, declaration.type);
  const { initializer } = declaration;
  return !!initializer && ts.isNewExpression(initializer) && isOfRuntime(session, initializer.expression);
}

type Variable = ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration;

function isVariable({ ts }: Session, node: ts.Node): node is Variable {
  return ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node);
}

/** The declaration of `this.name`; `null` for any other expression. */
function fieldOfThis(session: Session, node: ts.Expression): ts.Node | null {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return null;
  const members = enclosingClass(session, node)?.members ?? [];
  return members.find((one) => one.name && propertyName(session, one.name) === node.name.text) ?? null;
}

function isHolder(session: Session, type: ts.TypeNode): boolean {
  const { ts } = session;
  if (ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)) return true;
  if (type.kind === ts.SyntaxKind.StringKeyword || type.kind === ts.SyntaxKind.NumberKeyword) return true;
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return false;
  return holders.has(type.typeName.text) && meaningOf(session, type.typeName).kind === 'global';
}
