import type { RetryRegionModel, TimeoutRegionModel } from '../libraries/descriptor.ts';
import { constructionOptions, instanceOfCall } from './client.ts';
import { absent, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** The options of a region: those of the call, or of the policy on which it is called. */
export function settingsOf(
  session: Session,
  callee: ApiValue,
  model: RetryRegionModel | TimeoutRegionModel,
  args: readonly Value[],
): Value {
  if (!model.policy) return model.options === undefined ? absent : (args[model.options] ?? absent);
  const instance = instanceOfCall(callee);
  const layers = instance && constructionOptions(session, instance);
  return layers ? { kind: 'object', properties: {}, under: layers, site: null } : unknownValue;
}
