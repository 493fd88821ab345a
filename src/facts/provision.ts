import type { ts } from 'ts-morph';
import { typeModelOf } from './client.ts';
import { nodeOf } from './lookup.ts';
import { filesWith } from './mentions.ts';
import { absent, apiCallee, either, propertyAt, unknownValue } from './read-value.ts';
import { returnedValue } from './returned-value.ts';
import type { Session } from './session.ts';
import type { ProvisionModel } from '../libraries/descriptor.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * The options that modules of the program give to an injected client, one layer for all of them; `null` when its library provides it by no
 * module or no module of the program mentions it.
 */
export function providedOptions(session: Session, instance: ApiValue): readonly Value[] | null {
  const provided = typeModelOf(session, instance)?.provided;
  const [first] = provided ?? [];
  if (!provided || !first) return null;
  const module = first.path.split('.')[0] ?? first.path;
  const files = filesWith(session, module);
  if (files.length === 0) return null;
  const given = files.flatMap((file) => registrations(session, file, instance.package, provided));
  return [given.length === 0 ? absent : either(given)];
}

function registrations(
  session: Session,
  file: ts.SourceFile,
  library: string,
  provided: readonly ProvisionModel[],
): Value[] {
  const { ts } = session;
  const found: Value[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const callee = apiCallee(session.evaluate(node.expression));
      const model =
        callee?.package === library ? provided.find(({ path }) => path === `${callee.path}()`) : undefined;
      if (model) found.push(registered(session, node, model));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function registered(session: Session, node: ts.CallExpression, model: ProvisionModel): Value {
  const argument = node.arguments[model.options];
  const value = argument ? session.evaluate(argument) : absent;
  if (model.factory === undefined) return value;
  const factory = propertyAt(value, model.factory);
  const body = factory.kind === 'function' ? nodeOf(session, factory.id) : null;
  return (body && returnedValue(session, body)) ?? unknownValue;
}
