import type { Asked, CallFact } from '../facts/model.ts';
import { isMutating } from './handling.ts';
import { callsIn } from './interest.ts';
import type { Layout } from './layouts.ts';
import { orderOf, partingOf } from './order.ts';
import { callAt, outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { transactionAt } from './transactions.ts';

/**
 * Whether something may tell the second run of a handler from the first before it comes to an effect: a declaration, a row that can be
 * stored once, or a test of what the handler itself changes. What cannot be seen may tell.
 */
export function mayTellApart(effect: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  return (
    isToldApart(effect, layout, program) ||
    layout.calls.some((one) => isReadBefore(one, effect, program) && isChanged(one, layout, program)) ||
    questionsOf(effect, layout, program).some((asked) => mayTell(asked, layout, program))
  );
}

/** Whether a declaration, or a row that can be stored once, tells the second run of a handler from the first before it comes to an effect. */
export function isToldApart(effect: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  return (
    isDeclared(effect) ||
    isWrapped(effect) ||
    layout.calls.some((one) => isStoredOnce(one, effect, layout, program))
  );
}

/** Whether a decorator of the program may keep a function on the way to an effect from running. */
function isWrapped({ place }: Occurrence): boolean {
  return someOutward(place, ({ owner }) => owner.wrapped === true);
}

/** Whether a function on the way to an effect is said to be idempotent. */
export function isDeclared({ place }: Occurrence): boolean {
  return someOutward(place, ({ owner }) => owner.tags.some(({ name }) => name === 'idempotent'));
}

/** Whether a row that may be refused the second time is stored before an effect, or in one transaction with it. */
function isStoredOnce(
  one: Occurrence,
  effect: Occurrence,
  { calls }: Layout,
  { repetition }: ProgramCalls,
): boolean {
  const { remote } = one.call;
  if (one.call === effect.call || remote?.system !== 'database') return false;
  const { refuses, verdict } = repetition.idempotencyOf(one.call);
  if (!refuses && (remote.effect !== 'create' || verdict === 'no')) return false;
  const open = transactionAt(effect, calls);
  return isBefore(one, effect) || (open !== null && transactionAt(one, calls)?.key === open.key);
}

function isBefore(one: Occurrence, other: Occurrence): boolean {
  return orderOf(one.place, other.place) === 'before';
}

/** Whether a call reads the table of an effect before it. */
function isReadBefore(one: Occurrence, effect: Occurrence, program: ProgramCalls): boolean {
  return isSameTable(one, effect, program) && isRead(one) && isBefore(one, effect);
}

function isRead({ call: { remote } }: Occurrence): boolean {
  return remote?.effect === 'read';
}

/** Whether two calls work on one table of one store, as far as that cannot be ruled out. */
function isSameTable(one: Occurrence, other: Occurrence, { repetition }: ProgramCalls): boolean {
  if (one.call.remote?.library !== other.call.remote?.library) return false;
  const [left, right] = [one, other].map(({ call }) => repetition.idempotencyOf(call).table);
  return left == null || right == null || left === right;
}

/** The questions whose answers decide whether an effect is met. */
function questionsOf(effect: Occurrence, { calls }: Layout, program: ProgramCalls): readonly Asked[] {
  const { repetition } = program;
  const around = [effect.call, ...outward(effect.place).flatMap((at) => callAt(at) ?? [])];
  const asserts = calls
    .filter((one) => one !== effect && isBefore(one, effect))
    .flatMap((one) => below(one, effect).flatMap((at) => callAt(at) ?? []));
  return [
    ...[...new Set(around)].flatMap(({ span }) => repetition.askedBefore(span)),
    ...[...new Set(asserts)].flatMap(({ span }) => repetition.askedAfter(span)),
  ];
}

/** The places of a call inside the functions that are entered, and left again, before an effect. */
function below(one: Occurrence, effect: Occurrence): readonly Place[] {
  const [parting] = partingOf(one.place, effect.place) ?? [];
  const way = outward(one.place);
  return way.slice(0, parting ? way.indexOf(parting) : 0);
}

/** Whether an answer may be another one the second time: it cannot be seen, or what was read is changed by the handler itself. */
function mayTell(asked: Asked, layout: Layout, program: ProgramCalls): boolean {
  if (!asked.seen) return true;
  const answering = layout.calls.filter(({ place }) => someOutward(place, (at) => isAt(callAt(at), asked)));
  return answering.some((one) => mayChange(one, layout, program));
}

function isAt(call: CallFact | null, { span }: Asked): boolean {
  return call?.span.file === span.file && call.span.start === span.start && call.span.end === span.end;
}

/** Whether what answers a question depends on whether the handler ran before. */
function mayChange(one: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  const { remote } = one.call;
  if (!remote || remote.effect === 'none') return false;
  if (remote.effect !== 'read') return true;
  return isChanged(one, layout, program) || callsIn(layout.root.flow).some(program.outOfSight);
}

/** Whether the handler itself may change what a read answers. */
function isChanged(one: Occurrence, { calls }: Layout, program: ProgramCalls): boolean {
  return calls.some(
    (other) =>
      other.effect !== null &&
      isMutating(other.effect) &&
      isSameTable(other, one, program) &&
      !program.repetition.keepsAnswer(one.call, other.call),
  );
}
