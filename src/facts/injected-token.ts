import type { ts } from 'ts-morph';
import { chainRoot } from './chain-root.ts';
import { decoratorsOf } from './decorators.ts';
import { meaningOf } from './lookup.ts';
import { textOf } from './read-value.ts';
import { idOf, type Session } from './session.ts';

/**
 * Names what a container injects into the member of the instance with which a chain begins (`this.orders.save`): equal for members that are
 * given the same connection or the same instance, wherever they are declared; `null` where nothing is injected that is known.
 */
export function injectedToken(session: Session, chain: ts.Expression): string | null {
  const { ts } = session;
  const root = chainRoot(session, chain);
  if (!ts.isPropertyAccessExpression(root)) return null;
  const meaning = meaningOf(session, root.name);
  if (meaning.kind !== 'declaration') return null;
  const declaration = meaning.node;
  if (!ts.isParameter(declaration) && !ts.isPropertyDeclaration(declaration)) return null;
  return connectionOf(session, declaration) ?? injectedClass(session, declaration);
}

/** The token of a package's connection, the default one where it has no name. */
export function connectionToken(library: string, name = 'default'): string {
  return `${library} ${name}`;
}

/** The connection whose models and repositories a decorator injects, by its name. */
function connectionOf(
  session: Session,
  declaration: ts.ParameterDeclaration | ts.PropertyDeclaration,
): string | null {
  for (const { model, args } of decoratorsOf(session, declaration)) {
    if (model.package === undefined || model.connection === undefined) continue;
    const name = args[model.connection];
    if (!name) return connectionToken(model.package);
    const text = textOf(session.evaluate(name));
    return text === null ? null : connectionToken(model.package, text);
  }
  return null;
}

/** A parameter of a constructor that a container calls, by its class; a class of a package is the default connection's. */
function injectedClass(
  session: Session,
  declaration: ts.ParameterDeclaration | ts.PropertyDeclaration,
): string | null {
  const { ts } = session;
  const owner = declaration.parent.parent;
  if (!ts.isParameter(declaration) || !ts.isClassLike(owner) || !isInjectable(session, owner)) return null;
  if (ts.getDecorators(declaration) || !declaration.type || !ts.isTypeReferenceNode(declaration.type))
    return null;
  const meaning = meaningOf(session, declaration.type.typeName);
  if (meaning.kind === 'package') return connectionToken(meaning.specifier);
  return meaning.kind === 'declaration' && ts.isClassLike(meaning.node) ? idOf(meaning.node) : null;
}

function isInjectable({ ts }: Session, owner: ts.ClassLikeDeclaration): boolean {
  return (ts.getDecorators(owner) ?? []).length > 0;
}
