import type { ts } from 'ts-morph';
import { apiInstance } from './api-value.ts';
import { decoratorsOf } from './decorators.ts';
import { instanceOf } from './instance.ts';
import { meaningOf, nodeOf } from './lookup.ts';
import { programOutline } from './program-outline.ts';
import { textOf } from './read-value.ts';
import { returnedValue } from './returned-value.ts';
import { spanOf, type Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * What a container puts into a field or constructor parameter that is marked with an injection decorator: the provider that is bound to its
 * token anywhere in the program; `null` when there is no decorator or more than one such provider.
 */
export function injectedValue(
  session: Session,
  field: ts.PropertyDeclaration | ts.ParameterDeclaration,
): Value | null {
  for (const { model, library, args } of decoratorsOf(session, field)) {
    if (model.type !== undefined)
      return apiInstance(session.knowledge, model.package ?? library, model.type, spanOf(field));
    const [token] = args;
    if (model.means === 'inject' && token) return providedFor(session, token);
  }
  return null;
}

/** What the program binds to an injection token. */
function providedFor(session: Session, token: ts.Expression, depth = 0): Value | null {
  if (depth > 4) return null;
  const bound = programOutline(session).providers.filter((provider) =>
    sameToken(session, propertyNode(session, provider, 'provide'), token),
  );
  const [provider] = bound;
  if (!provider || bound.length > 1) return null;
  const existing = propertyNode(session, provider, 'useExisting');
  if (existing) return providedFor(session, existing, depth + 1);
  return providerValue(session, provider);
}

function providerValue(session: Session, provider: ts.ObjectLiteralExpression): Value | null {
  const { ts } = session;
  const useClass = propertyNode(session, provider, 'useClass');
  if (useClass && ts.isIdentifier(useClass)) {
    const meaning = meaningOf(session, useClass);
    return meaning.kind === 'declaration' && ts.isClassLike(meaning.node)
      ? instanceOf(session, meaning.node, null)
      : null;
  }
  const useValue = propertyNode(session, provider, 'useValue');
  if (useValue) return session.evaluate(useValue);
  const factory = propertyNode(session, provider, 'useFactory');
  const made = factory && session.evaluate(factory);
  const body = made?.kind === 'function' ? nodeOf(session, made.id) : null;
  return body ? returnedValue(session, body) : null;
}

function propertyNode(
  { ts }: Session,
  literal: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | null {
  for (const property of literal.properties) {
    if (!property.name || !ts.isIdentifier(property.name) || property.name.text !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return null;
}

/** Two tokens are the same when they are equal strings, or name the same declaration. */
function sameToken(session: Session, a: ts.Expression | null, b: ts.Expression): boolean {
  if (!a) return false;
  const { ts } = session;
  if (ts.isIdentifier(a) && ts.isIdentifier(b)) {
    const [left, right] = [meaningOf(session, a), meaningOf(session, b)];
    if (left.kind === 'declaration' && right.kind === 'declaration' && left.node === right.node) return true;
  }
  const text = textOf(session.evaluate(a));
  return text !== null && text === textOf(session.evaluate(b));
}
