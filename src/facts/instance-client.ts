import type { ts } from 'ts-morph';
import { constructorOf, lineageOf } from './base-class.ts';
import { giversOf } from './givers.ts';
import { enclosingClass, evaluateArguments } from './instance.ts';
import { identify } from './lookup.ts';
import { either } from './read-value.ts';
import type { Session } from './session.ts';
import { substitute } from './substitute.ts';
import { parametersIn, type ApiValue, type Value } from './value.ts';

/**
 * A client that a class makes of what its constructor is given, with what those give who make the instances: one of several settings where they
 * differ. The client as it is where none of them is seen.
 */
export function clientOfInstance(session: Session, node: ts.Node, client: ApiValue): ApiValue {
  const owner = client.args?.some(holdsParameter) ? enclosingClass(session, node) : null;
  if (!owner) return client;
  let completed = client;
  for (const one of lineageOf(session, owner)) {
    const constructor = constructorOf(session, one);
    if (constructor) completed = givenTo(session, constructor, completed);
  }
  return completed;
}

function givenTo(session: Session, constructor: ts.ConstructorDeclaration, client: ApiValue): ApiValue {
  const givers = giversOf(session, constructor);
  if (!client.args || !givers) return client;
  const id = identify(session, constructor);
  const given = givers.map((giver) => evaluateArguments(session, [...(giver.arguments ?? [])]));
  return {
    ...client,
    args: client.args.map((arg) => either(given.map((args) => substitute(arg, id, args)))),
  };
}

function holdsParameter(value: Value): boolean {
  return parametersIn(value).next().done === false;
}
