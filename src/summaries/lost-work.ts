import type { CallFact, Entry, FileFacts, FunctionFacts, Span } from '../facts/model.ts';
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
  /** The work, as written. */
  readonly work: string;
  /** Names from the function entered in the text to the work. */
  readonly via: readonly string[];
}

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
  const work = works.find(({ place }) => someOutward(place, (at) => at.isHome && isLeftAlone(at)));
  if (!work || !isHandled(layout, program, 0)) return null;
  const { span, via } = sightOf(work);
  return { span, work: work.call.callee, via };
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

/** Whether messages enter the function, or a caller that waits for it and for no work either. */
function isHandled(layout: Layout, program: ProgramCalls, height: number): boolean {
  if (takesMessages(layout)) return true;
  if (height >= heightLimit) return false;
  for (const { caller, call } of program.callers.near(layout.root)) {
    if (!isWaitedFor(call, layout.root)) continue;
    const around = program.layouts.of(caller);
    if (losesAll(around) && isHandled(around, program, height + 1)) return true;
  }
  return false;
}

function isWaitedFor({ awaited, targets }: CallFact, { id }: FunctionFacts): boolean {
  return awaited !== 'no' && targets.some((target) => target.function === id);
}

/** Whether the function is entered for each message, which is done when it returns. */
function takesMessages({ root, calls }: Layout): boolean {
  if (root.entry && isDoneOnReturn(root.entry)) return true;
  return calls.some(({ call, place }) => place.isHome && isAcceptance(call));
}

function isDoneOnReturn({ kind, once, settles }: Entry): boolean {
  return settles === true && !once && (kind === 'message-handler' || kind === 'event-handler');
}
