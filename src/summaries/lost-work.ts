import type { CallFact, Entry, FileFacts, FunctionFacts, RemoteCall, Span } from '../facts/model.ts';
import { afterFailure, isCleanup, isLeftAlone, isMutating } from './handling.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { someOutward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isAcceptance } from './redelivered-handlers.ts';
import { keeperOf } from './stores.ts';

/** Work that a message asks for and that nobody waits for, so that the message is taken as done while the work may still fail. */
export interface LostWork {
  readonly span: Span;
  /** What asks for it: a vendor's request, an event for which nobody waits, or another message. */
  readonly by: Asking;
  /** The work, as written. */
  readonly work: string;
  /** Names from the function entered in the text to the work. */
  readonly via: readonly string[];
}

type Asking = 'webhook' | 'event' | 'message';

/** How many callers are looked at above one another. */
const heightLimit = 3;

/** The work that functions of a file leave alone for a message, where the message's handler waits for nothing else. */
export function lostWorksIn(file: FileFacts, program: ProgramCalls): readonly LostWork[] {
  const found = new Map<number, LostWork>();
  for (const layout of program.layouts.ofFile(file)) {
    const lost = lostIn(layout, program);
    if (lost) found.set(lost.span.start, lost);
  }
  return [...found.values()];
}

function lostIn(layout: Layout, program: ProgramCalls): LostWork | null {
  const { calls } = layout;
  const works = losesAll(layout) ? calls.filter(isWork) : [];
  const work = dearest(works.filter(({ place }) => someOutward(place, (at) => at.isHome && isLeftAlone(at))));
  const by = work ? askingFor(layout, program, 0) : null;
  if (!work || !by) return null;
  const { span, via } = sightOf(work);
  return { span, by, work: work.call.callee, via };
}

/** The work that costs most when it is lost: a payment, then a row, then what comes first. */
function dearest(works: readonly Occurrence[]): Occurrence | undefined {
  const of = (system: RemoteCall['system']) => works.find(({ call }) => call.remote?.system === system);
  return of('payment') ?? of('database') ?? works[0];
}

/** Whether the function has work, waits for none of it, and makes up for none that fails. */
function losesAll({ calls }: Layout): boolean {
  const works = calls.filter(isWork);
  return works.length > 0 && works.every((work) => isLost(work, calls));
}

function isLost(work: Occurrence, calls: readonly Occurrence[]): boolean {
  if (!someOutward(work.place, isLeftAlone)) return false;
  return !afterFailure(work, calls).some(({ call, effect }) => call.remote && effect && isMutating(effect));
}

/** Whether the call changes what others see, and is no part of taking messages in. */
function isWork(occurrence: Occurrence): boolean {
  const { remote } = occurrence.call;
  if (!remote || remote.delivery || !occurrence.mutates || isCleanup(occurrence)) return false;
  return remote.system === 'workflow' || remote.system === 'mail' || keeperOf(occurrence) !== null;
}

/** What enters the function, or a caller that waits for it and for no work either; `null` where no message does. */
function askingFor(layout: Layout, program: ProgramCalls, height: number): Asking | null {
  const asking = entering(layout);
  if (asking || height >= heightLimit) return asking;
  for (const { caller, call } of program.callers.near(layout.root)) {
    if (!isWaitedFor(call, layout.root)) continue;
    const around = program.layouts.of(caller);
    const above = losesAll(around) ? askingFor(around, program, height + 1) : null;
    if (above) return above;
  }
  return null;
}

function isWaitedFor({ awaited, targets }: CallFact, { id }: FunctionFacts): boolean {
  return awaited !== 'no' && targets.some((target) => target.function === id);
}

/** What the function is entered for, and is done when it returns; `null` where that is no message. */
function entering({ root, calls }: Layout): Asking | null {
  if (root.entry && isDoneOnReturn(root.entry))
    return root.entry.kind === 'event-handler' ? 'event' : 'message';
  return calls.some(({ call, place }) => place.isHome && isAcceptance(call)) ? 'webhook' : null;
}

function isDoneOnReturn({ kind, once, settles }: Entry): boolean {
  return settles === true && !once && (kind === 'message-handler' || kind === 'event-handler');
}
