import type { ts } from 'ts-morph';
import { mostHeirs } from './heirs.ts';
import { meaningOf } from './lookup.ts';
import { filesWith } from './mentions.ts';
import { alternatives } from './read-value.ts';
import { rememberWeakly } from '../remember.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';
import { tokensWith } from './tokens.ts';
import { isWrapper } from './type-value.ts';
import type { ObjectValue } from './value.ts';

const written = rememberWeakly((session: Session) =>
  rememberWeakly((type: ts.Node) => findObjects(session, type)),
);

/**
 * The objects of the program that are written out as an interface or as a type with a name: what a function returns that is said to return it,
 * what a variable or a field of that type is given, and `{ … } satisfies Port`; at most 16, in the order of the files.
 */
export function objectsWrittenAs(session: Session, type: ts.Node): readonly ObjectValue[] {
  return written(session)(type);
}

function findObjects(session: Session, type: ts.Node): readonly ObjectValue[] {
  const declaration = namedDeclaration(session, type);
  const found: ObjectValue[] = [];
  for (const file of declaration ? filesWith(session, declaration.name.text) : []) {
    for (const reference of declaration ? referencesIn(session, file, declaration) : []) {
      const values = valuesSaidToBe(session, reference).map((one) => session.evaluate(one));
      found.push(...values.flatMap(alternatives).filter((one) => one.kind === 'object'));
      if (found.length >= mostHeirs) return found.slice(0, mostHeirs);
    }
  }
  return found;
}

type NamedType = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/** The declaration that gives a type its name; `null` for a class, which objects are built from, and for a type without a name. */
function namedDeclaration({ ts }: Session, type: ts.Node): NamedType | null {
  if (ts.isInterfaceDeclaration(type)) return type;
  return ts.isTypeLiteralNode(type) && ts.isTypeAliasDeclaration(type.parent) ? type.parent : null;
}

function referencesIn(
  session: Session,
  file: ts.SourceFile,
  declaration: NamedType,
): readonly ts.TypeReferenceNode[] {
  const { ts } = session;
  return tokensWith(ts, file, declaration.name.text).flatMap((token) => {
    const reference = token.parent;
    if (!ts.isIdentifier(token) || !ts.isTypeReferenceNode(reference)) return [];
    const meaning = meaningOf(session, token);
    return meaning.kind === 'declaration' && meaning.node === declaration ? [reference] : [];
  });
}

/** The expressions whose type is said to be the one that is referred to, a promise of it, or a variant. */
function valuesSaidToBe(session: Session, reference: ts.TypeReferenceNode): readonly ts.Expression[] {
  const { ts } = session;
  let holder: ts.Node = reference.parent;
  while (isWrapper(session, holder)) holder = holder.parent;
  if (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder))
    return holder.initializer ? [holder.initializer] : [];
  if (ts.isSatisfiesExpression(holder)) return [holder.expression];
  return returnsOf(session, holder);
}
