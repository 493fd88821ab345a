import type { RefusalModel } from '../libraries/descriptor.ts';
import { hasHook } from './adjustments.ts';
import { callModelOf } from './api-value.ts';
import { optionsOf } from './call-options.ts';
import { calleeOf } from './callee.ts';
import { constructionOptions, instanceOfCall } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { evaluateArguments } from './instance.ts';
import type { Answer, CallFact } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { providedOptions } from './provision.ts';
import { isAbsent, propertyAt, unknownValue } from './read-value.ts';
import { throwsForRefusal } from './refused-answer.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * Whether the server's refusal of a request, which no repetition changes, comes as an error: of the call itself, or of the code around it,
 * which throws for the status of the answer and tells nothing apart by it.
 */
export function refusalFails(session: Session, { remote, span }: CallFact): Answer {
  const model = remote && session.knowledge.library(remote.library)?.descriptor.refusals;
  const node = model ? callNodeAt(session, span) : null;
  const { api, others } = node ? calleeOf(session, node) : { api: null, others: [] };
  if (!model || !node || !api || others.length > 0 || isDecided(session, node, api, model)) return 'unknown';
  return model.as === 'error' || throwsForRefusal(session, node) ? 'yes' : 'unknown';
}

/** Whether an option or a hook may say otherwise. */
function isDecided(session: Session, node: CallNode, callee: ApiValue, model: RefusalModel): boolean {
  const instance = instanceOfCall(callee);
  const layers = [callOptions(session, node, callee), ...(instance ? builtWith(session, instance) : [])];
  if (model.unless.some((option) => layers.some((layer) => !isAbsent(propertyAt(layer, option)))))
    return true;
  return instance !== null && (model.hooks ?? []).some((path) => hasHook(session, instance, path));
}

function callOptions(session: Session, node: CallNode, callee: ApiValue): Value {
  const model = callModelOf(session.knowledge, callee);
  const args = session.ts.isTaggedTemplateExpression(node)
    ? []
    : evaluateArguments(session, node.arguments ?? []);
  return model ? optionsOf(session, node, model, args) : unknownValue;
}

/** The layers of options that a client was made with; one unknown value where its making is not seen. */
function builtWith(session: Session, instance: ApiValue): readonly Value[] {
  return constructionOptions(session, instance) ?? providedOptions(session, instance) ?? [unknownValue];
}
