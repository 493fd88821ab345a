import type { ts } from 'ts-morph';
import { regionModelOf } from './api-value.ts';
import { alternatives } from './read-value.ts';
import { spanOf, type Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** The client that a library hands to a transaction's callback (`tx` in `db.transaction(async (tx) => …)`); `null` for any other parameter. */
export function handleValue(session: Session, parameter: ts.ParameterDeclaration): ApiValue | null {
  const { ts } = session;
  const owner = parameter.parent;
  const call = owner.parent;
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return null;
  if (!ts.isCallExpression(call)) return null;
  const argument = call.arguments.findIndex((one) => one === owner);
  const callee = argument < 0 ? null : apiCallee(session.evaluate(call.expression));
  const region = callee && regionModelOf(session.knowledge, callee);
  if (!callee || region?.kind !== 'transaction' || region.callback !== argument) return null;
  if (region.handle !== owner.parameters.indexOf(parameter)) return null;
  const origin = spanOf(parameter);
  session.handles.add(`${origin.file}#${origin.start}`);
  return {
    kind: 'api',
    package: callee.package,
    type: region.handleType ?? callee.type,
    path: '',
    args: [],
    base: callee.base ?? { ...callee, path: '' },
    origin,
  };
}

/** The known library's callee among the values that an expression may have. */
export function apiCallee(value: Value): ApiValue | null {
  return alternatives(value).find((one) => one.kind === 'api') ?? null;
}
