import type { CallFact, DeliveryFact, Endless, FileFacts, Span } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { sightOf } from './home.ts';
import { callsIn } from './interest.ts';
import type { Layout } from './layouts.ts';
import { outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A handler that gives each message which fails back to a queue in which it may come and go without end. */
export interface RedeliveryLoop {
  /** The call that gives it back; the call that starts the consumer where that declares the queue. */
  readonly span: Span;
  /** The callee that gives it back, or leads to that, as written. */
  readonly callee: string;
  /** Names from the handler to the call that gives it back, where that is not at `span`. */
  readonly via: readonly string[];
  /** The name of the queue; `null` where it is no constant. */
  readonly queue: string | null;
  /** How long a message goes round, and what would end that. */
  readonly endless: Endless;
}

/** The loops of a file: those whose queue is declared there without anything that ends them. */
export function redeliveryLoopsIn(file: FileFacts, program: ProgramCalls): readonly RedeliveryLoop[] {
  const calls = file.functions.flatMap(({ flow }) => callsIn(flow));
  const consumers = calls.filter(({ region }) => region?.kind === 'handler');
  return consumers.flatMap((consumer) => {
    const endless = endlessOf(consumer, calls);
    return endless ? loopsOf(consumer, endless, file, program) : servedLoopsOf(consumer, program).slice(0, 1);
  });
}

/** The queue of a consumer, where it is declared among the calls, each time so that a message that fails does not leave it. */
function endlessOf(consumer: CallFact, calls: readonly CallFact[]): Endless | undefined {
  const queue = queueOf(consumer);
  const declared = calls.filter(({ remote }) => remote?.delivery?.part === 'declare');
  const own = declared.filter(({ remote }) => isSameQueue(queue, remote?.target ?? null));
  const found = own.map(({ remote }) => remote?.delivery?.endless);
  return found.includes(undefined) ? undefined : found[0];
}

/** The name of the queue that a consumer is given messages of: where its library says, or the first argument. */
function queueOf({ region, args }: CallFact): Value | undefined {
  const name = region?.kind === 'handler' ? region.queue : undefined;
  return name === undefined ? args[0] : { kind: 'literal', value: name };
}

function isSameQueue(one: Value | undefined, other: Value | null): boolean {
  if (!one || !other || one.kind !== other.kind) return false;
  const isTold = one.kind === 'literal' || one.kind === 'parameter' || one.kind === 'environment';
  return isTold && JSON.stringify(one) === JSON.stringify(other);
}

function loopsOf(
  consumer: CallFact,
  endless: Endless,
  file: FileFacts,
  program: ProgramCalls,
): readonly RedeliveryLoop[] {
  const name = queueOf(consumer);
  const queue = name?.kind === 'literal' ? String(name.value) : null;
  return consumer.callbacks.flatMap((use) => {
    const layout = program.layouts.byId(use.function);
    const back = layout && layout.root.span.file === file.file ? givenBack(layout) : undefined;
    if (!layout || !back) return [];
    const { span, callee } = sightOf(back);
    return [{ span, callee, queue, endless, via: [] }];
  });
}

/** The loops of a consumer that declares its queue itself, told where that is. */
function servedLoopsOf(
  { callbacks, region, span }: CallFact,
  { layouts }: ProgramCalls,
): readonly RedeliveryLoop[] {
  const endless = region?.kind === 'handler' ? region.endlessQueue : undefined;
  if (!endless) return [];
  return callbacks.flatMap((use) => {
    const layout = layouts.byId(use.function);
    const back = layout ? givenBack(layout) : undefined;
    if (!layout || !back) return [];
    const { callee, via } = sightOf(back);
    return [{ span, callee, queue: endless.name, endless, via: [layout.root.name, ...via] }];
  });
}

/** The call by which a handler gives back whatever fails; none where it lets some messages go. */
function givenBack({ calls }: Layout): Occurrence | undefined {
  if (calls.some((one) => isPart(one, 'refuse') || (isPart(one, 'acknowledge') && isChosen(one.place))))
    return undefined;
  return calls.find((one) => isPart(one, 'requeue') && one.certain && isAnswerToFailure(one.place));
}

function isPart({ call }: Occurrence, part: DeliveryFact['part']): boolean {
  return call.remote?.delivery?.part === part;
}

/** Whether a test decides on what is at a place. */
function isChosen(place: Place): boolean {
  return someOutward(place, ({ part, step }) => part === 'arm' && step.kind === 'branch');
}

/** Whether a place in a catch of the handler's own text is met whatever was caught. */
function isAnswerToFailure(place: Place): boolean {
  const way = outward(place);
  const caught = way.findIndex(({ part }) => part === 'handler');
  const end = way[caught];
  if (!end || !end.isHome || isChosen(place)) return false;
  return way.slice(0, caught).every(({ flow, index }) => flow.slice(0, index).every(isCall));
}

function isCall({ kind }: Place['step']): boolean {
  return kind === 'call';
}
