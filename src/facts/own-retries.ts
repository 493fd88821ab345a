import type { CallModel, RetryDefaults } from '../libraries/descriptor.ts';
import { optionsOf } from './call-options.ts';
import { constructionOptions, instanceOfCall, workingClient } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { absent, unknownValue } from './read-value.ts';
import { retryingSender } from './sender.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** The retries that a library makes by itself on one call. */
export interface OwnRetries {
  readonly model: RetryDefaults;
  /** The package of the client, or of the one inside it. */
  readonly library: string;
  /** The options of the call. */
  readonly call: Value;
  /** Those of the construction of what retries, nearest first. */
  readonly built: readonly Value[];
}

/** The retries of the client that makes a call, be it one that the call is given; `null` where none is known to retry. */
export function ownRetriesOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): OwnRetries | null {
  const call = optionsOf(session, node, model, args);
  const sender = model.sentBy && retryingSender(session, model.sentBy, call);
  if (sender?.model?.retries)
    return retriesBy(session, sender.model.retries, call, sender.client, sender.client.package);
  if (!model.retries) return null;
  const instance = instanceOfCall(callee);
  const working = instance && workingClient(session, instance);
  return retriesBy(session, model.retries, call, instance, (working ?? callee).package);
}

function retriesBy(
  session: Session,
  model: RetryDefaults,
  call: Value,
  instance: ApiValue | null,
  library: string,
): OwnRetries | null {
  if (model.part === undefined)
    return {
      model,
      library,
      call,
      built: instance ? (constructionOptions(session, instance) ?? [unknownValue]) : [],
    };
  const part = partOf(instance, model.part);
  return part && { model, library, call, built: [part.args ? (part.args[0] ?? absent) : unknownValue] };
}

/** The value of an access path with which an instance was made, or one that it was made from. */
function partOf(instance: ApiValue | null, path: string): ApiValue | null {
  if (!instance) return null;
  const given = (instance.args ?? []).flatMap((value) => (value.kind === 'array' ? value.elements : [value]));
  const part = given.find(
    (value) => value.kind === 'api' && value.package === instance.package && value.path === path,
  );
  return part?.kind === 'api' ? part : partOf(instance.base, path);
}
