import type { FileFacts, RemoteCall, SignalParameter, Span } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { isGiven } from './arguments.ts';
import { given } from './given.ts';
import { isReached } from './handling.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { someOutward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A remote call that goes on when the signal of the function that makes it is aborted. */
export interface IgnoredSignal {
  readonly span: Span;
  readonly callee: string;
  readonly remote: RemoteCall;
  /** The signal as the function would write it. */
  readonly signal: string;
  /** The option that takes it, of the call in the end. */
  readonly option: string;
  /** From the function called at `span` to the remote call. */
  readonly via: readonly string[];
}

/** Calls of a file whose function is given a signal that they could take and do not get; each function is told of once. */
export function ignoredSignalsIn(file: FileFacts, { layouts }: ProgramCalls): readonly IgnoredSignal[] {
  return file.functions.flatMap((owner) => {
    const { signal } = owner;
    const layout = signal ? layouts.of(owner) : null;
    const [first] = layout && signal && !layout.durable ? ignoredBy(layout, signal) : [];
    return first ? [first] : [];
  });
}

function ignoredBy(layout: Layout, signal: SignalParameter): readonly IgnoredSignal[] {
  const waited = layout.calls.filter((one) => isReached(one) && isOnWay(one));
  const judged = signal.isUsed ? besideOthers(waited, signal) : waited;
  return judged.flatMap((occurrence) => {
    const { remote } = occurrence.call;
    const abort = remote?.bound?.abort;
    if (!abort || remote.streaming !== 'no' || isGiven(given(abort.value, occurrence.place)) !== 'no')
      return [];
    const { span, callee, via } = sightOf(occurrence);
    return [{ span, callee, remote, signal: signal.name, option: abort.option, via }];
  });
}

/** Where the signal reaches one call, the reads that it does not reach; what changes something may be meant to be finished. */
function besideOthers(calls: readonly Occurrence[], signal: SignalParameter): readonly Occurrence[] {
  const isAborted = ({ call, place }: Occurrence) => {
    const abort = call.remote?.bound?.abort;
    return abort !== undefined && isSignal(given(abort.value, place), signal);
  };
  return calls.some(isAborted) ? calls.filter(({ effect }) => effect === 'read') : [];
}

function isSignal(value: Value, { function: id, index, path }: SignalParameter): boolean {
  return (
    value.kind === 'parameter' &&
    value.function === id &&
    value.index === index &&
    value.path.join('.') === path.join('.')
  );
}

/** Whether a call is made when nothing has failed, and in no race: cleaning up is finished, and a race may be lost to the signal. */
function isOnWay({ place }: Occurrence): boolean {
  return !someOutward(
    place,
    ({ part, step }) =>
      part === 'handler' || part === 'finalizer' || (step.kind === 'parallel' && step.combinator === 'race'),
  );
}
