import type { CallFact, Drop, FileFacts, Span } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { deliveredBy } from './delivered-by.ts';
import { isMutating } from './handling.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { handsLockKey, isLock } from './lock-names.ts';
import { holdsBoth } from './operation-pair.ts';
import { orderOf } from './order.ts';
import { callAt, someOutward, type Occurrence } from './place.ts';
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
      const works = mayMark(mark) ? worksBeside(mark, layout, program) : [];
      const split =
        works.length > 0 && isMark(mark, layout, program) ? splitBy(mark, works, layout, program) : null;
      if (split && !found.has(split.span.start)) found.set(split.span.start, split);
    }
  }
  return [...found.values()];
}

/** Whether a call is of a kind by which messages may be marked: told by what it is, before anything is asked of its surroundings. */
function mayMark({ call, certain, mutates }: Occurrence): boolean {
  const { remote, awaited } = call;
  if (!certain || awaited === 'no') return false;
  return (
    remote?.system === 'cache' || (remote?.system === 'database' && remote.effect === 'create' && mutates)
  );
}

/** Work that may come apart from a mark, and before which something is asked whose answer ends the handling. */
function worksBeside(mark: Occurrence, { calls }: Layout, program: ProgramCalls): readonly Work[] {
  return calls.flatMap((work) => {
    if (mark.call === work.call || work.call.remote?.delivery || keeperOf(work) === null) return [];
    const order = holdsBoth(mark, work) ? orderOf(mark.place, work.place) : 'apart';
    if (order !== 'before' && order !== 'after') return [];
    const drops = program.repetition.dropsBefore(sightOf(work).span);
    return drops.length > 0 ? [{ ...work, order, drops }] : [];
  });
}

/** Some work, and when a mark comes, seen from it. */
interface Work extends Occurrence {
  readonly order: 'before' | 'after';
  /** The tests before the work that end the handling. */
  readonly drops: readonly Drop[];
}

/** Whether a call marks a message, and nothing else in the function changes that mark. */
function isMark(mark: Occurrence, { calls }: Layout, program: ProgramCalls): boolean {
  if (!isClaim(mark, program) && !isRow(mark, program)) return false;
  return !calls.some((one) => isChangeOf(one.call, mark.call, program));
}

/** A key, not of a lock, that is set where it is not set, for longer than a message takes to come again. */
function isClaim({ call, place }: Occurrence, { repetition }: ProgramCalls): boolean {
  if (call.remote?.system !== 'cache' || (repetition.claimedMs(call) ?? 0) < leaseMs) return false;
  return !isLock(call) && !someOutward(place, (at) => handsLockKey(callAt(at) ?? call));
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

function splitBy(
  mark: Occurrence,
  works: readonly Work[],
  layout: Layout,
  program: ProgramCalls,
): SplitDedupe | null {
  for (const work of works) {
    const leaves = leftBetween(mark, work, layout, program);
    if (!leaves || isDeclared(work) || !isTested(mark, work, layout, program)) continue;
    const first = leaves === 'lost' ? work : mark;
    const by = deliveredBy(first, layout, program, (call) => isChangeOf(call, mark.call, program));
    if (by === null) continue;
    const { span, callee } = sightOf(mark);
    return { span, callee, by, leaves, work: work.call.callee, via: sightOf(work).via };
  }
  return null;
}

/** What a failure between a mark and some work leaves; `null` where they cannot come apart, or that is not known. */
function leftBetween(
  mark: Occurrence,
  work: Work,
  layout: Layout,
  program: ProgramCalls,
): SplitDedupe['leaves'] | null {
  if (isRow(mark, program) && !isApart(mark, work, layout)) return null;
  if (work.order === 'before') return 'lost';
  const isOneStore = mark.call.remote?.library === work.call.remote?.library;
  return isOneStore && program.repetition.idempotencyOf(work.call).makes !== null ? 'twice' : null;
}

/** Whether neither of two writes is kept or undone with the other one. */
function isApart(mark: Occurrence, work: Occurrence, { calls }: Layout): boolean {
  const writes = [mark, work].filter(({ call }) => call.remote?.system === 'database');
  if (!writes.every((one) => isCommitted(one, calls))) return false;
  const [one, other] = [transactionAt(mark, calls), transactionAt(work, calls)];
  return one === null || one.key !== other?.key;
}

/** Whether a second delivery is told by the mark, and dropped before it comes to the work. */
function isTested(mark: Occurrence, { drops }: Work, layout: Layout, program: ProgramCalls): boolean {
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
