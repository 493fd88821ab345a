import type { ts } from 'ts-morph';
import type { CallModel, TimeoutModel } from '../libraries/descriptor.ts';
import { place } from './ineffective-place.ts';
import type { IneffectiveTimeout } from './model.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** An options object that stands where the body goes: `axios.post(url, { timeout: 5000 })`. */
export function misplacedOptions(
  session: Session,
  node: ts.CallExpression,
  model: CallModel,
  timeout: TimeoutModel,
  args: readonly Value[],
): IneffectiveTimeout | null {
  const body = model.body === undefined ? undefined : args[model.body];
  if (
    !body ||
    model.body === undefined ||
    args.length > model.body + 1 ||
    body.kind !== 'object' ||
    body.under.length > 0
  )
    return null;
  const keys = Object.keys(body.properties);
  const limits = keys.filter((key) => timeout.call.includes(key));
  if (limits.length === 0 || keys.some((key) => !timeout.call.includes(key) && key !== 'headers'))
    return null;
  return {
    ...place(session, node, limits[0] ?? ''),
    reason: 'misplaced',
    because: `argument ${model.body + 1} is the body, which is sent as it is`,
    instead: `Pass the options as argument ${(model.options ?? model.body + 1) + 1}`,
    remedy: null,
  };
}
