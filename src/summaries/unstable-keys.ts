import type { CallFact, FileFacts, FunctionFacts, RemoteCall, Span, Variation } from '../facts/model.ts';
import type { ParameterValue, Value } from '../facts/value.ts';
import { calledFunctions } from './entrances.ts';
import { given } from './given.ts';
import { callsIn } from './interest.ts';
import type { Layouts } from './layouts.ts';
import { callAt, findOutward, outward, someOutward, type Occurrence, type Place } from './place.ts';
import { isRetryLoop } from './repetition.ts';

/** A call that carries a key which is another one when the call is repeated. */
export interface UnstableKey {
  readonly span: Span;
  /** The callee as written at `span`. */
  readonly callee: string;
  readonly remote: RemoteCall;
  /** What the key is made of, as written. */
  readonly text: string;
  /** What repeats the call with another key in the same run: the callee of a policy, or a loop (`policy: null`). `null` where that is left to who runs it again. */
  readonly retry: { readonly policy: string | null } | null;
  /** Names from the function called at `span` to the remote call; the call alone where `span` is the call itself. */
  readonly via: readonly string[];
}

interface Candidate extends Pick<UnstableKey, 'remote' | 'via' | 'text'> {
  readonly from: Variation['from'];
}

/** Answers which calls of a file carry a key that does not survive a repetition. */
export function createUnstableKeys(layouts: Layouts): (file: FileFacts) => readonly UnstableKey[] {
  return (file) => {
    if (!file.functions.some(({ flow }) => callsIn(flow).some(isWorthALook))) return [];
    const found = layouts.ofFile(file).flatMap((layout) => layout.calls.flatMap(keysOnTheWay(layouts)));
    return [...new Map(found.map((one) => [one.span.start, one])).values()];
  };
}

function isWorthALook({ remote, varying }: CallFact): boolean {
  return varying !== undefined || (remote?.key != null && remote.key.verdict !== 'no');
}

/** The keys of a remote call, and those that are made for it by the calls of the text that lead to it. */
function keysOnTheWay(layouts: Layouts): (occurrence: Occurrence) => readonly UnstableKey[] {
  return ({ place }) =>
    outward(place).flatMap((at) => {
      const call = callAt(at);
      if (!call || !at.isHome || at.part === 'callback') return [];
      const candidates = at.part === 'itself' ? ownCandidates(call, at) : handedOn(call, layouts);
      return candidates.flatMap((one) => unstableAt(call, at, one)).slice(0, 1);
    });
}

function unstableAt(call: CallFact, place: Place, candidate: Candidate): readonly UnstableKey[] {
  const { remote, via, text } = candidate;
  const retry = retryAround(place);
  const isCreated = remote.effect === 'create' || remote.effect === 'publish';
  return isCreated && !remote.key?.takesAll && isUnstable(candidate, retry, call, place)
    ? [{ span: call.span, callee: call.callee, remote, via, text, retry }]
    : [];
}

/** Systems whose keys serve for nothing but to tell a repetition; elsewhere the key names what is made as well. */
const keyed: readonly RemoteCall['system'][] = ['payment', 'service', 'mail'];

function isUnstable(
  { remote, from }: Candidate,
  retry: UnstableKey['retry'],
  call: CallFact,
  place: Place,
): boolean {
  if (from === 'count') return isAttempted(place);
  return retry !== null || (keyed.includes(remote.system) && !isRetriedBelow(remote, call));
}

/** Whether the innermost loop around a place, by which a key is counted, tries until it succeeds. */
function isAttempted(place: Place): boolean {
  const loop = findOutward(place, ({ part }) => part === 'turn');
  return loop !== undefined && isRetryLoop(place, loop);
}

/** Whether the library repeats the call with the key that it was given. A key that it makes for that by itself needs no other. */
function isRetriedBelow({ retries, key }: RemoteCall, { region }: CallFact): boolean {
  return region?.kind === 'retry' || (key?.automatic === false && retries !== null && retries.most !== 1);
}

function ownCandidates({ remote, callee }: CallFact, place: Place): readonly Candidate[] {
  if (!remote?.key) return [];
  const { varies, value } = remote.key;
  const attempt = parametersIn(value).find((one) => isGivenByRetry(one, place));
  return [
    ...(varies ? [{ remote, via: [callee], ...varies }] : []),
    ...(attempt ? [{ remote, via: [callee], from: 'attempt' as const, text: attempt.name }] : []),
  ];
}

/** Whether the parameter is one that a retrying library gives to the function it repeats, which tells of the attempt. */
function isGivenByRetry(parameter: ParameterValue, place: Place): boolean {
  return someOutward(
    place,
    (at) =>
      at.part === 'callback' &&
      callAt(at)?.region?.kind === 'retry' &&
      callAt(at)?.callbacks.some((use) => use.function === parameter.function) === true,
  );
}

/** Keys that a function of the program takes from its caller, who makes them for this call. */
function handedOn(call: CallFact, layouts: Layouts): readonly Candidate[] {
  const { varying } = call;
  if (!varying) return [];
  return calledFunctions(call).flatMap((id) => {
    const layout = layouts.byId(id);
    return (layout?.calls ?? []).flatMap(({ call: inner, place }) => {
      const { remote } = inner;
      if (!remote?.key || !layout || retryAround(place) || isRetriedBelow(remote, inner)) return [];
      const taken = parametersIn(remote.key.value).flatMap((one) => parametersIn(given(one, place)));
      const found = varying.find((one) => taken.some((parameter) => isSame(parameter, one, layout.root)));
      const via = [nameOf(layout.root, call), ...place.via, inner.callee];
      return found ? [{ remote, via, from: found.from, text: found.text }] : [];
    });
  });
}

function isSame(
  parameter: ParameterValue,
  { argument, path }: { readonly argument: number; readonly path: readonly string[] },
  { id }: FunctionFacts,
): boolean {
  return (
    parameter.function === id && parameter.index === argument && parameter.path.join('.') === path.join('.')
  );
}

function nameOf({ name }: FunctionFacts, call: CallFact): string {
  return name.startsWith('<') ? call.callee : name;
}

function parametersIn(value: Value | null): readonly ParameterValue[] {
  if (value?.kind === 'parameter') return [value];
  return value?.kind === 'text' ? value.parts.flatMap(parametersIn) : [];
}

/** What repeats a place within the run: a policy that was handed a function around it, or a loop that tries until it succeeds. */
function retryAround(place: Place): UnstableKey['retry'] {
  for (const around of outward(place)) {
    const call = callAt(around);
    if (around.part === 'callback' && call?.region?.kind === 'retry') return { policy: call.callee };
    if (around.part === 'turn' && isRetryLoop(place, around)) return { policy: null };
  }
  return null;
}
