import type { Attempts, CallFact, FunctionFacts, FunctionId } from '../facts/model.ts';
import type { FactSource } from '../facts/fact-source.ts';
import { callsIn } from './interest.ts';
import { remember } from '../remember.ts';

/** What gives a handler again what it has not finished. */
export interface Deliverer {
  /** The callee that hands on, or that runs the handler, as written. */
  readonly name: string;
  /** How often in all, while the handler fails; `Infinity` where nothing ends it. */
  readonly attempts: number;
  /** Where the number comes from, in words. */
  readonly by: string;
  /** The library has the number of itself: the program sets none. */
  readonly byDefault?: true;
  /** What fails with such an error is not run again. Absent where that makes no difference. */
  readonly spares?: 'TypeError';
}

/** A queue that delivers a message again when the time is over for which it hides it. */
export interface Hiding {
  readonly queue: string;
  readonly ms: number;
}

/** Who delivers to the handlers of a program, and how often; of several the one that does so most often. */
export interface Deliverers {
  /** To the function that the platform runs for each request, or an engine for a workflow; `null` where nothing is known to be delivered to it. */
  toServed(handler: FunctionFacts): Deliverer | null;
  /** The queue that hides a message for the shortest time while a function handles it; `null` where none is known to do so. */
  hidingFrom(handler: FunctionFacts): Hiding | null;
  /** To what a call hands over to be run; `null` where nobody is known to. */
  toHandedOver(by: CallFact): Deliverer | null;
}

export function createDeliverers(source: FactSource): Deliverers {
  const handingOn = remember((_: 'all') =>
    [...source.functionsHandingOn()].flatMap(({ flow }) => callsIn(flow)).filter(isDelivered),
  );
  return {
    toServed: ({ id, span, served }) => {
      const told = toldOf(id, source);
      if (told || !served) return told;
      const others = source.fileFacts(span.file)?.functions.filter((one) => one.served && one.id !== id);
      return others?.length === 0
        ? mostOf(handingOn('all').filter(({ remote }) => remote?.receivedIn === span.file))
        : null;
    },
    hidingFrom: ({ id }) => hidingOf(id, source),
    toHandedOver: ({ callee, region }) => {
      if (region?.kind !== 'handler' && region?.kind !== 'workflow') return null;
      const { reruns, queue, library, spares } = region;
      if (reruns)
        return { name: callee, attempts: reruns.most ?? 1, ...sourceOf(reruns), ...(spares && { spares }) };
      return queue === undefined
        ? null
        : mostOf(
            handingOn('all').filter(
              ({ remote }) => remote?.library === library && remote.delivered?.queue === queue,
            ),
          );
    },
  };
}

/** What runs a function again for an event whose sender does not wait for it. */
const platform = 'AWS Lambda';

/** The engine that runs a function for a workflow, or what runs it again as it is deployed: a queue, or the platform itself. */
function toldOf(id: FunctionId, source: FactSource): Deliverer | null {
  const engine = source.standInOf(id);
  if (engine)
    return { name: engine.name, attempts: engine.attempts.most ?? Infinity, ...sourceOf(engine.attempts) };
  const limits = source
    .queuesOf(id)
    .flatMap(({ deliveries, queue }) =>
      queue === null || deliveries === null ? [] : [{ queue, deliveries }],
    );
  const [most] = limits.sort((one, other) => other.deliveries - one.deliveries);
  if (most) return { name: most.queue, attempts: most.deliveries, by: '`maxReceiveCount`' };
  const tries = source.triesOf(id);
  return tries && { name: platform, attempts: tries.most, by: tries.by };
}

function hidingOf(id: FunctionId, source: FactSource): Hiding | null {
  const known = source
    .queuesOf(id)
    .flatMap(({ hiddenSeconds, queue }) =>
      queue === null || hiddenSeconds === null ? [] : [{ queue, ms: hiddenSeconds * 1000 }],
    );
  const [shortest = null] = known.sort((one, other) => one.ms - other.ms);
  return shortest;
}

function sourceOf({ by, byDefault }: Pick<Attempts, 'by' | 'byDefault'>) {
  return { by, ...(byDefault && { byDefault }) };
}

function isDelivered({ remote }: CallFact): boolean {
  return remote?.delivered !== undefined;
}

function mostOf(calls: readonly CallFact[]): Deliverer | null {
  const found = calls.flatMap(({ callee, remote }) =>
    remote?.delivered
      ? [{ name: callee, attempts: remote.delivered.attempts, ...sourceOf(remote.delivered) }]
      : [],
  );
  return found.sort((one, other) => other.attempts - one.attempts)[0] ?? null;
}
