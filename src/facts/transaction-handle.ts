import type { ts } from 'ts-morph';
import type { LibraryRegion } from '../libraries/descriptor.ts';
import { regionModelsOf } from './api-value.ts';
import { takesFunctionAt } from './callbacks.ts';
import { apiCallee, unknownValue } from './read-value.ts';
import { spanOf, type Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * What a library hands to a function that it runs: a transaction's own client (`tx` in `db.transaction(async (tx) => …)`), or an engine's
 * context (`({ step }) => …`); `null` for any other parameter.
 */
export function handleValue(session: Session, parameter: ts.ParameterDeclaration): Value | null {
  const { ts } = session;
  const owner = parameter.parent;
  const call = owner.parent;
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return null;
  if (!ts.isCallExpression(call)) return null;
  const argument = call.arguments.findIndex((one) => one === owner);
  const callee = argument < 0 ? null : apiCallee(session.evaluate(call.expression));
  const index = owner.parameters.indexOf(parameter);
  const model =
    callee && regionModelsOf(session.knowledge, callee).find((one) => hands(one, argument, index));
  return callee && model ? handed(session, callee, model, parameter) : null;
}

/** Whether a value is a client that a library handed to a transaction's function, or was taken from one. */
export function isOpenTransaction({ handles }: Session, value: Value): boolean {
  for (let instance = value.kind === 'api' ? value : null; instance; instance = instance.base) {
    const { origin } = instance;
    if (origin && handles.has(`${origin.file}#${origin.start}`)) return true;
  }
  return false;
}

function hands(model: LibraryRegion, argument: number, index: number): boolean {
  if (model.kind === 'retry' || model.kind === 'timeout' || model.handle !== index) return false;
  return takesFunctionAt(model, argument);
}

function handed(
  session: Session,
  callee: ApiValue,
  model: LibraryRegion,
  parameter: ts.ParameterDeclaration,
): Value {
  const origin = spanOf(parameter);
  const type = ('handleType' in model ? model.handleType : undefined) ?? callee.type;
  if (model.kind === 'transaction') session.handles.add(`${origin.file}#${origin.start}`);
  const handle: ApiValue = {
    kind: 'api',
    package: callee.package,
    type,
    path: '',
    args: [],
    base: callee.base ?? { ...callee, path: '' },
    origin,
  };
  const path = 'handlePath' in model ? model.handlePath : undefined;
  return path === undefined
    ? handle
    : { kind: 'object', properties: { [path]: handle }, under: [unknownValue], site: null };
}
