import type { ts } from 'ts-morph';
import { nodeOf } from './lookup.ts';
import { returnedValue } from './returned-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * What a generic function gives back of what it is given: `remember<T>(key, make: () => T): T` returns what `make` returns, and
 * `once<T>(value: T): T` its argument. `null` when its declared types do not say so.
 */
export function genericResult(session: Session, declaration: ts.Node, args: readonly Value[]): Value | null {
  const { ts } = session;
  if (!ts.isFunctionLike(declaration) || !declaration.type) return null;
  const name = typeParameterIn(session, declaration, declaration.type);
  if (name === null) return null;
  const index = declaration.parameters.findIndex(({ type }) => type && givesBack(session, type, name));
  const given = index < 0 ? undefined : args[index];
  if (given?.kind !== 'function') return given ?? null;
  const body = nodeOf(session, given.id);
  return body && returnedValue(session, body);
}

/** The function's own type parameter that a type is, or promises; `null` when it is something else. */
function typeParameterIn(
  { ts }: Session,
  declaration: ts.SignatureDeclaration,
  type: ts.TypeNode,
): string | null {
  const own = (declaration.typeParameters ?? []).map(({ name }) => name.text);
  const inner =
    ts.isTypeReferenceNode(type) && type.typeArguments?.length === 1 ? type.typeArguments[0] : type;
  const text = inner?.getText() ?? '';
  return own.includes(text) ? text : null;
}

/** Whether a parameter's type is `T`, or a function that returns `T` or a promise of it. */
function givesBack({ ts }: Session, type: ts.TypeNode, name: string): boolean {
  const result = ts.isFunctionTypeNode(type) ? type.type : type;
  const text = result.getText();
  return text === name || (ts.isFunctionTypeNode(type) && text === `Promise<${name}>`);
}
