import type { FunctionModel, QueueModel } from '../../libraries/constructs/construct-library.ts';
import type { DeployedQueue } from '../../program/deployed-queue.ts';
import { numberOf, propertyAt, textOf } from '../read-value.ts';
import type { Value } from '../value.ts';
import { exportIn, idIn, keyOf, madeIn, modelOf, propertiesIn, type Made } from './construct.ts';
import { secondsIn } from './duration.ts';
import { listedSources, optionOf, sourcesAt, type Source } from './event-source.ts';
import { overriddenIn } from './overrides.ts';
import { constructsIn, type Modelled, type Stack } from './stack.ts';

/** Tells which queues are sources of the events of a stack's functions, as all calls of its program say it. */
export function linkQueues(
  stack: Stack,
  functions: readonly Modelled<FunctionModel>[],
): (made: Made) => readonly DeployedQueue[] {
  const linked = new Map<string, DeployedQueue[]>();
  const describe = createReader(stack);
  const added = stack.calls.flatMap((call) => sourcesAt(stack, call));
  const listed = functions.flatMap(({ made, model }) => listedSources(stack, made, model));
  for (const source of [...added, ...listed].flatMap((one) => completed(stack, one))) {
    const made = madeIn(stack.session, stack.library, source.target);
    if (!made || optionOf(source, source.model.enabled, 'yes') !== 'yes') continue;
    linked.set(keyOf(made), [...(linked.get(keyOf(made)) ?? []), describe(source)]);
  }
  return (made) => linked.get(keyOf(made)) ?? [];
}

/** A source for each way in which the program comes to it. */
function completed({ complete }: Stack, source: Source): readonly Source[] {
  const { options, queue, target } = source;
  return complete({ kind: 'array', elements: [target, queue, options], open: false }).flatMap((value) => {
    const [one, other, third] = value.kind === 'array' ? value.elements : [];
    return one && other && third ? [{ ...source, target: one, queue: other, options: third }] : [];
  });
}

/** Reads what is known of the queue of a source. */
function createReader(stack: Stack): (source: Source) => DeployedQueue {
  const { library, session } = stack;
  const queues = constructsIn(stack, library.queues);
  const isOverridden = overriddenIn(stack);
  return (source) => {
    const made = madeIn(session, library, source.queue) ?? ownerOfArn(stack, source.queue, queues);
    const model = modelOf(library.queues, made);
    const { answers, reports: asks } = source.model;
    const reports = isOverridden(answers) ? 'unknown' : optionOf(source, asks, 'no');
    if (!made || !model) return { queue: null, deliveries: null, hiddenSeconds: null, reports };
    const read = (path: string) => propertyAt(propertiesIn(made), path);
    const hidden = secondsIn(library, read(model.visibility), library.visibilitySeconds);
    return {
      queue: textOf(idIn(made)),
      deliveries: isOverridden(model.redrive) ? null : numberOf(read(model.deliveries)),
      hiddenSeconds: isOverridden(model.visibility) ? null : hidden,
      reports,
    };
  };
}

/** The queue whose ARN a value is, where the place tells one. */
function ownerOfArn({ library }: Stack, value: Value, queues: readonly Modelled<QueueModel>[]): Made | null {
  const path = value.kind === 'api' ? (exportIn(library, value)?.name ?? '') : '';
  const origin = value.kind === 'api' ? value.origin : null;
  const named = queues.filter(({ made, model }) => {
    const isHere = made.at.file === origin?.file && made.at.start === origin.start;
    return isHere && path.endsWith(`().${model.arn}`);
  });
  const [only, ...others] = named;
  return only && others.length === 0 ? only.made : null;
}
