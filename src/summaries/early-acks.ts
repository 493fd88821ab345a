import type { CallFact, FileFacts, OtherRegion, Span } from '../facts/model.ts';
import { isCleanup } from './handling.ts';
import { handedCall, type HandedCall } from './handed.ts';
import { sightOf } from './home.ts';
import type { Layout, Layouts } from './layouts.ts';
import { alwaysBefore, isOnSuccessPath, orderOf, partingOf } from './order.ts';
import { callAt, outward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isChange, keeperOf } from './stores.ts';

/** A message that is taken as done before its work is, so that a failure of the work loses it. */
export interface EarlyAck {
  /** The acknowledgement, or the call that starts the consumer. */
  readonly span: Span;
  /** The callee as written at `span`. */
  readonly callee: string;
  /** `before` the work; `beside` it, where nobody waits for the work; `delivery`: when the message is handed over, by `default` or because nothing else is possible, as each is sent `once`. */
  readonly when: 'before' | 'beside' | 'delivery' | 'default' | 'once';
  /** The option that says so, as written, or that would say otherwise; empty for an acknowledgement. */
  readonly option: string;
  /** The work that is lost, as written. */
  readonly work: string;
  /** Names from the function entered in the text to the work. */
  readonly via: readonly string[];
}

/** The acknowledgements of a file that come too early, each with the nearest work that it comes before. */
export function earlyAcksIn(file: FileFacts, program: ProgramCalls): readonly EarlyAck[] {
  const { layouts } = program;
  return layouts
    .ofFile(file)
    .flatMap((layout) =>
      layout.calls.flatMap((one) => [...earlyIn(one, layout, program), ...takenIn(one.call, layouts)]),
    );
}

/** A call that has work done: by itself, or by the function that a caller hands in and that it runs. */
interface Work extends Occurrence {
  readonly handed: HandedCall | null;
}

function earlyIn(ack: Occurrence, layout: Layout, program: ProgramCalls): readonly EarlyAck[] {
  if (!isAcknowledgement(ack, layout, program)) return [];
  const works = layout.calls.flatMap((one) => worksOf(one, program));
  // What was kept before can be found again, and the rest may be done from there.
  if (works.some((one) => alwaysBefore(one.place, ack.place) && !isLeftAlone(one, ack))) return [];
  for (const work of works) {
    const when = timeOf(ack, work);
    if (when) return [found(ack, work, when)];
  }
  return [];
}

function worksOf(one: Occurrence, program: ProgramCalls): readonly Work[] {
  if (isWork(one)) return [{ ...one, handed: null }];
  const { invokes } = one.call;
  const receiver = invokes?.path.length === 0 ? program.layouts.byId(invokes.function) : null;
  const handed = receiver && invokes && handedCall(receiver.root, invokes.index, program, isChange);
  return handed ? [{ ...one, handed }] : [];
}

function found(ack: Occurrence, work: Work, when: EarlyAck['when']): EarlyAck {
  const { span, callee } = sightOf(ack);
  const via = [...sightOf(work).via, ...(work.handed?.via ?? [])];
  return { span, callee, when, option: '', work: (work.handed ?? work).call.callee, via };
}

/** Whether the call ends the delivery of a message that was taken in, in a run in which nothing fails. */
function isAcknowledgement(ack: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  const delivery = ack.call.remote?.delivery;
  if (delivery?.part !== 'acknowledge' || !ack.certain || !isOnSuccessPath(ack.place)) return false;
  return !delivery.pulled || isReceivedBefore(ack, layout) || isReceivedByCaller(ack, layout, program);
}

/** Whether messages are asked for before an acknowledgement. */
function isReceivedBefore({ place }: Occurrence, { calls }: Layout): boolean {
  return calls.some((one) => isReceive(one) && orderOf(one.place, place) === 'before');
}

/** Whether all that call the laid-out function ask for messages before they do, and have done no work on them yet. */
function isReceivedByCaller({ call }: Occurrence, { root }: Layout, program: ProgramCalls): boolean {
  const outer = program.callers.of(root.id).map(({ caller }) => program.layouts.byId(caller.id));
  const asks = (layout: Layout | null): boolean => {
    const inner = layout?.calls.find((one) => one.call === call);
    if (!layout || !inner || !isReceivedBefore(inner, layout)) return false;
    return !layout.calls.some((one) => isWork(one) && orderOf(one.place, inner.place) === 'before');
  };
  return outer.length > 0 && outer.every(asks);
}

function isReceive({ call }: Occurrence): boolean {
  return call.remote?.delivery?.part === 'receive' && call.remote.delivery.pulled;
}

/** Whether the call changes what some system keeps, and is no part of taking messages in. */
function isWork(occurrence: Occurrence): boolean {
  return (
    occurrence.call.remote?.delivery === undefined && keeperOf(occurrence) !== null && !isCleanup(occurrence)
  );
}

/** When an acknowledgement comes, seen from some work; `null` where it comes after, or another function decides on both. */
function timeOf(ack: Occurrence, work: Occurrence): 'before' | 'beside' | null {
  const parting = partingOf(ack.place, work.place);
  if (!parting || !parting[0].isHome) return null;
  const order = orderOf(ack.place, work.place);
  if (order === 'before') return 'before';
  if (order === 'beside') return 'beside';
  return order === 'after' && isLeftAlone(work, ack) ? 'beside' : null;
}

/** Whether nobody waits for the work, or for a function on the way to it, before what comes after it. */
function isLeftAlone(work: Occurrence, later: Occurrence): boolean {
  const [, start] = partingOf(later.place, work.place) ?? [];
  const way = outward(work.place);
  return way
    .slice(0, way.findIndex((at) => at === start) + 1)
    .some(
      (at) => callAt(at)?.awaited === 'no' || (at.step.kind === 'parallel' && at.step.combinator === 'none'),
    );
}

/** A consumer that has each message taken as done on delivery, though its handler has work to do. */
function takenIn({ region, span, callee, callbacks }: CallFact, layouts: Layouts): readonly EarlyAck[] {
  const taken = region?.kind === 'handler' ? takenBy(region) : null;
  if (!taken) return [];
  const calls = eventsFirst(callbacks, layouts).flatMap((use) => layouts.callsOf(use.function));
  const work = calls.find(isWork) ?? calls.find(isNotice);
  if (!work) return [];
  return [{ span, callee, ...taken, work: work.call.callee, via: [...work.place.via, work.call.callee] }];
}

/** The handlers of a consumer, before the others those of events: who asks and waits for an answer learns of a failure. */
function eventsFirst(callbacks: CallFact['callbacks'], layouts: Layouts): CallFact['callbacks'] {
  const isEvent = (use: CallFact['callbacks'][number]) =>
    layouts.byId(use.function)?.root.entry?.kind === 'event-handler';
  return callbacks.some(isEvent)
    ? [...callbacks.filter(isEvent), ...callbacks.filter((use) => !isEvent(use))]
    : callbacks;
}

/** Whether the call sends somebody a mail, which nobody does for a message that is lost. */
function isNotice(occurrence: Occurrence): boolean {
  return occurrence.call.remote?.system === 'mail' && occurrence.mutates && !isCleanup(occurrence);
}

function takenBy({
  delivery,
  doneOnDelivery,
  doneUnless,
}: OtherRegion): Pick<EarlyAck, 'when' | 'option'> | null {
  if (delivery === 'at-most-once') return { when: 'once', option: '' };
  if (doneOnDelivery !== undefined) return { when: 'delivery', option: doneOnDelivery };
  return doneUnless === undefined ? null : { when: 'default', option: doneUnless };
}
