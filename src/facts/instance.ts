import type { ts } from 'ts-morph';
import { matches } from './access-path.ts';
import { apiInstance } from './api-value.ts';
import { identify } from './lookup.ts';
import { textOf, unknownValue } from './read-value.ts';
import { spanOf, type Session } from './session.ts';
import type { Value } from './value.ts';

/** An instance of a class of the program; `args` are those of its construction, `null` when it was not seen. */
export function instanceOf(session: Session, owner: ts.Node, args: readonly Value[] | null): Value {
  const name = namedText(session, owner);
  const generated = name === '' ? null : generatedClient(session, owner, name);
  if (generated) return { ...apiInstance(session.knowledge, generated, name, spanOf(owner)), args };
  return { kind: 'instance', class: identify(session, owner), name, args };
}

/** The package whose generator wrote a class or interface into the program, told by what its file imports; `null` for any other. */
function generatedClient(session: Session, owner: ts.Node, name: string): string | null {
  const file = owner.getSourceFile();
  for (const { descriptor } of session.knowledge.generated(name)) {
    const imports = importedSpecifiers(session, file);
    if (imports.some((one) => (descriptor.generated ?? []).some((pattern) => matches(pattern, one))))
      return descriptor.package;
  }
  return null;
}

/** An instance of a client that a generator writes as a constant: `export const PrismaClient = …`; `null` for any other constant. */
export function generatedInstance(
  session: Session,
  owner: ts.VariableDeclaration,
  args: readonly Value[],
): Value | null {
  const name = session.ts.isIdentifier(owner.name) ? owner.name.text : '';
  const generated = generatedClient(session, owner, name);
  return generated === null
    ? null
    : { ...apiInstance(session.knowledge, generated, name, spanOf(owner)), args };
}

/** What a file imports, as it is written. */
export function importedSpecifiers({ ts }: Session, file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
}

function namedText({ ts }: Session, owner: ts.Node): string {
  return (ts.isClassLike(owner) || ts.isInterfaceDeclaration(owner)) && owner.name ? owner.name.text : '';
}

/** The class whose `this` a node sees. */
export function enclosingClass({ ts }: Session, node: ts.Node): ts.ClassLikeDeclaration | null {
  const container = ts.findAncestor(
    node.parent,
    (one) =>
      ts.isClassLike(one) ||
      (ts.isFunctionDeclaration(one) && !ts.isClassElement(one)) ||
      ts.isFunctionExpression(one),
  );
  return container && ts.isClassLike(container) ? container : null;
}

/** The name of a property: an identifier, a string, a number, or a computed constant; `null` when it cannot be read. */
export function propertyName(session: Session, name: ts.PropertyName): string | null {
  const { ts } = session;
  if (ts.isComputedPropertyName(name)) return textOf(session.evaluate(name.expression));
  return ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
    ? name.text
    : null;
}

/** Values of the arguments of a call, those that do not matter left unread; nothing is known from a spread argument on. */
export function evaluateArguments(
  session: Session,
  nodes: readonly ts.Expression[],
  matters: (node: ts.Expression) => boolean = () => true,
): Value[] {
  const spread = nodes.findIndex((node) => session.ts.isSpreadElement(node));
  const plain = spread < 0 ? nodes : nodes.slice(0, spread);
  const values = plain.map((node) => (matters(node) ? session.evaluate(node) : unknownValue));
  return spread < 0 ? values : [...values, ...Array<Value>(8).fill(unknownValue)];
}
