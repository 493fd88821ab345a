import type { CallFact, FileFacts, Span } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { deliveredBy } from './delivered-by.ts';
import { isMutating } from './handling.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { handsLockKey, isLock } from './lock-names.ts';
import { holdsBoth } from './operation-pair.ts';
import { orderOf } from './order.ts';
import { callAt, outward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isCommitted, keeperOf } from './stores.ts';
import { isDeclared } from './told-apart.ts';
import { transactionAt } from './transactions.ts';

/** A mark by which a handler knows the messages that it has handled, and that can come apart from what it stands for. */
export interface SplitDedupe {
  readonly span: Span;
  /** The mark, as written at `span`. */
  readonly callee: string;
  /** Who delivers the message again. */
  readonly by: string;
  /** What a failure between the two leads to: the work is `lost`, as the mark stays, or done `twice`, as there is none. */
  readonly leaves: 'lost' | 'twice';
  /** The work, as written. */
  readonly work: string;
  /** Names from the function entered in the text to the work. */
  readonly via: readonly string[];
}

/** A mark that is kept for less is a lease, after which the message may be handled again. */
const leaseMs = 3_600_000;

/** The marks of a file that are not set together with the work, each once. */
export function splitDedupesIn(file: FileFacts, program: ProgramCalls): readonly SplitDedupe[] {
  const found = new Map<number, SplitDedupe>();
  for (const layout of program.layouts.ofFile(file)) {
    for (const mark of layout.calls) {
      const split = isMark(mark, layout, program) ? splitBy(mark, layout, program) : null;
      if (split && !found.has(split.span.start)) found.set(split.span.start, split);
    }
  }
  return [...found.values()];
}

/** Whether a call may mark a message, and nothing else in the function changes that mark. */
function isMark(mark: Occurrence, { calls }: Layout, program: ProgramCalls): boolean {
  if (!mark.certain || mark.call.awaited === 'no') return false;
  if (!isClaim(mark, program) && !isRow(mark, program)) return false;
  return !calls.some((one) => isChangeOf(one.call, mark.call, program));
}

/** A key, not of a lock, that is set where it is not set, for longer than a message takes to come again. */
function isClaim({ call, place }: Occurrence, { repetition }: ProgramCalls): boolean {
  if (isLock(call) || outward(place).some((at) => handsLockKey(callAt(at) ?? call))) return false;
  return call.remote?.system === 'cache' && (repetition.claimedMs(call) ?? 0) >= leaseMs;
}

function isRow(one: Occurrence, { repetition }: ProgramCalls): boolean {
  const { remote } = one.call;
  if (remote?.system !== 'database' || remote.effect !== 'create' || keeperOf(one) === null) return false;
  return repetition.idempotencyOf(one.call).table !== null;
}

/** Whether a call changes what a mark is kept in, as far as that cannot be ruled out. */
function isChangeOf(call: CallFact, mark: CallFact, { repetition }: ProgramCalls): boolean {
  const [one, other] = [call.remote, mark.remote];
  if (call === mark || !one || one.library !== other?.library || !isMutating(one.effect)) return false;
  if (one.system === 'cache') return isSameKey(leadOf(one.target), leadOf(other.target));
  const { table } = repetition.idempotencyOf(call);
  return table === null || table === repetition.idempotencyOf(mark).table;
}

/** Whether two keys may be the same, of which the beginnings are known. */
function isSameKey(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function leadOf(key: Value | null): string {
  if (key?.kind === 'literal') return String(key.value);
  const [first] = key?.kind === 'text' ? key.parts : [];
  return first?.kind === 'literal' ? String(first.value) : '';
}

function splitBy(mark: Occurrence, layout: Layout, program: ProgramCalls): SplitDedupe | null {
  for (const work of layout.calls) {
    const leaves = leftBetween(mark, work, layout, program);
    if (!leaves || isDeclared(work) || !isTested(mark, work, layout, program)) continue;
    const first = leaves === 'lost' ? work : mark;
    const by = deliveredBy(first, layout, program, (call) => isChangeOf(call, mark.call, program));
    if (by === null) continue;
    const { span, callee } = sightOf(mark, layout.root);
    return { span, callee, by, leaves, work: work.call.callee, via: sightOf(work, layout.root).via };
  }
  return null;
}

/** What a failure between a mark and some work leaves; `null` where they cannot come apart, or that is not known. */
function leftBetween(
  mark: Occurrence,
  work: Occurrence,
  layout: Layout,
  program: ProgramCalls,
): SplitDedupe['leaves'] | null {
  if (mark.call === work.call || work.call.remote?.delivery || keeperOf(work) === null) return null;
  if (!holdsBoth(layout, mark, work) || (isRow(mark, program) && !isApart(mark, work, layout))) return null;
  const order = orderOf(mark.place, work.place);
  if (order === 'before') return 'lost';
  const isOneStore = mark.call.remote?.library === work.call.remote?.library;
  const isTwice = isOneStore && program.repetition.idempotencyOf(work.call).makes !== null;
  return order === 'after' && isTwice ? 'twice' : null;
}

/** Whether neither of two writes is kept or undone with the other one. */
function isApart(mark: Occurrence, work: Occurrence, { calls }: Layout): boolean {
  const writes = [mark, work].filter(({ call }) => call.remote?.system === 'database');
  if (!writes.every((one) => isCommitted(one, calls))) return false;
  const [one, other] = [transactionAt(mark, calls), transactionAt(work, calls)];
  return one === null || one.key !== other?.key;
}

/** Whether a second delivery is told by the mark, and dropped before it comes to the work. */
function isTested(mark: Occurrence, work: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  const drops = program.repetition.dropsBefore(sightOf(work, layout.root).span);
  return drops.some(({ asked, whenGiven }) => {
    if (isClaim(mark, program)) return !whenGiven && isAt(mark.call, asked);
    return whenGiven && layout.calls.some((one) => isAt(one.call, asked) && isLookup(one, mark, program));
  });
}

/** Whether a call looks for the row that a mark is, before that is stored. */
function isLookup(one: Occurrence, mark: Occurrence, { repetition }: ProgramCalls): boolean {
  const [asked, kept] = [one.call, mark.call].map((call) => repetition.idempotencyOf(call).table);
  if (one.call.remote?.effect !== 'read' || asked !== kept) return false;
  return one.call.remote.library === mark.call.remote?.library && orderOf(one.place, mark.place) === 'before';
}

function isAt({ span }: CallFact, { file, start, end }: Span): boolean {
  return span.file === file && span.start === start && span.end === end;
}
