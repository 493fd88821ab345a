import type { ts } from 'ts-morph';
import { classOf } from './named-class.ts';
import { spanOf, type Session } from './session.ts';
import type { ApiValue, InstanceValue, Value } from './value.ts';

/** A generated stub is called as what it extends: its own methods are calls of the package that it is written for. */
export function stubOf(session: Session, node: ts.Node, { args }: InstanceValue): ApiValue | null {
  const { ts } = session;
  if (!ts.isClassLike(node) && !ts.isInterfaceDeclaration(node)) return null;
  for (const { expression } of node.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
    const base = session.evaluate(expression);
    if (base.kind !== 'api') continue;
    const library = session.knowledge.library(base.package);
    const model = library?.type(base.path) ?? library?.made(base.type, `${base.path}()`);
    if (model?.derived) return { ...base, type: model.name, path: '', args, origin: spanOf(node) };
  }
  return null;
}

/** The instance of a package's class that a class extends; `null` when it extends none that is known by its import. */
export function baseInstance(session: Session, owner: ts.ClassLikeDeclaration) {
  const base = baseExpression(session, owner);
  const value = base && session.evaluate(base);
  if (!value || value.kind !== 'api') return null;
  const made = session.knowledge.library(value.package)?.made(value.type, `${value.path}()`);
  return {
    ...value,
    type: made?.name ?? value.path,
    path: '',
    args: superArguments(session, owner),
    origin: spanOf(owner),
  };
}

/** What a class gives the constructor of the one that it extends; `null` where its own constructor does not say that in a statement. */
export function superArguments(session: Session, owner: ts.ClassLikeDeclaration): readonly Value[] | null {
  const { ts } = session;
  const constructor = constructorOf(session, owner);
  const call = constructor?.body?.statements
    .map((statement) => (ts.isExpressionStatement(statement) ? statement.expression : null))
    .find(
      (expression) =>
        expression &&
        ts.isCallExpression(expression) &&
        expression.expression.kind === ts.SyntaxKind.SuperKeyword,
    );
  if (!call || !ts.isCallExpression(call)) return constructor ? null : [];
  return call.arguments.map((argument) => session.evaluate(argument));
}

export function baseExpression({ ts }: Session, owner: ts.ClassLikeDeclaration): ts.Expression | null {
  const clause = owner.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0]?.expression ?? null;
}

/** A class and the classes of the program that it extends, nearest first; each once, though they extend one another. */
export function* lineageOf(
  session: Session,
  owner: ts.ClassLikeDeclaration,
): Generator<ts.ClassLikeDeclaration> {
  const seen = new Set<ts.ClassLikeDeclaration>();
  for (let one: ts.ClassLikeDeclaration | null = owner; one !== null && !seen.has(one);) {
    yield one;
    seen.add(one);
    const base = baseExpression(session, one);
    one = base && classOf(session, base);
  }
}

/** The constructor that has a body. */
export function constructorOf(
  { ts }: Session,
  owner: ts.ClassLikeDeclaration,
): ts.ConstructorDeclaration | null {
  return owner.members.filter(ts.isConstructorDeclaration).find(({ body }) => body !== undefined) ?? null;
}
