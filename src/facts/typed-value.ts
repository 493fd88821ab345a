import type { ts } from 'ts-morph';
import { apiInstance } from './api-value.ts';
import { contextualType } from './contextual-type.ts';
import { instanceOf } from './instance.ts';
import { identify } from './lookup.ts';
import { declaresMember } from './program-members.ts';
import { spanOf, type Session } from './session.ts';
import type { Value } from './value.ts';

/** Members of the language's own objects that say nothing about a client, so that their receiver's type is not asked for. */
const builtins = new Set(
  'map filter forEach reduce some every includes indexOf push pop shift slice splice join concat sort toString valueOf then catch finally trim split replace substring padStart padEnd localeCompare charCodeAt toLowerCase toUpperCase toISOString toLocaleString toLocaleDateString toFixed getTime startsWith endsWith test exec log error warn info debug has keys values entries flat flatMap'.split(
    ' ',
  ),
);

/** Whether a member is one of the language's own objects, whatever it is called on. */
export function isBuiltinMember(name: string): boolean {
  return builtins.has(name);
}

/** Whether asking the checker for the type of a member's receiver can tell something: who is called, or who is handed on. */
export function worthTyping(session: Session, node: ts.Expression, name: string): boolean {
  if (isBuiltinMember(name)) return false;
  if (isCalled(session, node)) return session.knowledge.knowsMember(name) || declaresMember(session, name);
  return session.knowledge.knowsMember(name) && isHandedOn(session, node);
}

/** Whether an expression is what is called. */
export function isCalled({ ts }: Session, node: ts.Expression): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

/** Whether a member is a value of its own, as a function that somebody else may call, rather than a part of a test or a path. */
function isHandedOn({ ts }: Session, { parent }: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(parent)) return ['bind', 'call', 'apply'].includes(parent.name.text);
  return (
    ts.isCallExpression(parent) ||
    ts.isNewExpression(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent)
  );
}

/** The value of an expression by its checked type: an instance of a known package's type or of a class of the program; `null` when the type says nothing. */
export function typedValue(session: Session, node: ts.Expression): Value | null {
  const type = contextualType(session, node) ?? session.checker.getTypeAtLocation(node);
  return ofType(session, type, node, 0);
}

function ofType(session: Session, type: ts.Type, node: ts.Node, depth: number): Value | null {
  if (depth > 3) return null;
  const parts = type.isUnionOrIntersection() ? type.types : [];
  for (const part of parts) {
    const value = ofType(session, part, node, depth + 1);
    if (value) return value;
  }
  const symbol = type.aliasSymbol ?? type.getSymbol();
  return (symbol && ofSymbol(session, symbol, node)) ?? ofBases(session, type, node, depth);
}

function ofSymbol(session: Session, symbol: ts.Symbol, node: ts.Node): Value | null {
  const { ts } = session;
  const declaration = symbol.declarations?.[0];
  if (!declaration) return null;
  const file = declaration.getSourceFile();
  const installed = session.program.packageOf(file.fileName);
  if (installed) {
    const library = session.knowledge.library(installed.name);
    // A module as such, as in `typeof import('pg')`, may be any file of its package.
    if (!library || ts.isSourceFile(declaration)) return null;
    const name = [qualifiedName(session, declaration, symbol.name), symbol.name].find((one) =>
      library.type(one),
    );
    return name === undefined ? null : apiInstance(session.knowledge, installed.name, name, spanOf(node));
  }
  const hasMembers =
    ts.isClassLike(declaration) ||
    ts.isInterfaceDeclaration(declaration) ||
    ts.isTypeLiteralNode(declaration) ||
    ts.isSourceFile(declaration);
  return hasMembers ? instanceOf(session, declaration, null) : null;
}

/** The name of a declaration with the namespaces that it stands in: `Knex.Transaction`. */
function qualifiedName({ ts }: Pick<Session, 'ts'>, declaration: ts.Declaration, name: string): string {
  const block = declaration.parent;
  if (!ts.isModuleBlock(block) || !ts.isIdentifier(block.parent.name)) return name;
  return qualifiedName({ ts }, block.parent, `${block.parent.name.text}.${name}`);
}

function ofBases(session: Session, type: ts.Type, node: ts.Node, depth: number): Value | null {
  for (const base of type.getBaseTypes() ?? []) {
    const value = ofType(session, base, node, depth + 1);
    if (value?.kind === 'api') return value;
  }
  return null;
}

/** The function of the program that a called member is declared as, by the checker; `null` when it is none. */
export function typedTarget(session: Session, name: ts.MemberName): Value | null {
  const { ts } = session;
  const symbol = session.checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || session.program.packageOf(declaration.getSourceFile().fileName)) return null;
  if (ts.isMethodDeclaration(declaration) || ts.isFunctionDeclaration(declaration)) {
    return { kind: 'function', id: identify(session, declaration) };
  }
  return ts.isPropertyAssignment(declaration) ? session.evaluate(declaration.initializer) : null;
}
