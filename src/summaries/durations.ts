import type { CallFact, ParallelStep, Region } from '../facts/model.ts';
import { knownAttempts, loopWaitMs, policyWaitMs } from './attempts.ts';
import { cutOff, inTurn, longer, noTime, repeated, shorter, type Duration } from './duration.ts';
import { exitOf } from './exits.ts';
import { failureReaches } from './handling.ts';
import { callsIn } from './interest.ts';
import type { Layout } from './layouts.ts';
import { ownTime } from './own-time.ts';
import type { Place } from './place.ts';
import { retriesReachedFrom } from './reached-retries.ts';
import { nested, sequencesOf, type Nested, type Sequences } from './sequences.ts';

/** A limit around a run, with how long the run takes that it ends. */
export interface Budget {
  /** The call that ends the wait. */
  readonly call: CallFact;
  readonly place: Place;
  readonly ms: number;
  readonly inside: Duration;
}

/** How long a function takes, and the limits that are written on the way. */
export interface Timing {
  readonly whole: Duration;
  readonly budgets: readonly Budget[];
}

/** How long the function that was laid out takes at least when everything takes as long as it is let. */
export function timingOf(layout: Layout): Timing {
  const clock = new Clock(sequencesOf(layout));
  return { whole: clock.sequence(null), budgets: clock.budgets };
}

class Clock {
  readonly budgets: Budget[] = [];
  readonly #sequences: Sequences;

  constructor(sequences: Sequences) {
    this.#sequences = sequences;
  }

  sequence(up: Place | null, isGiven = false): Duration {
    return this.#inTurn(nested(this.#sequences.of(up)), isGiven);
  }

  /**
   * Ways that part are one of them: of all that is optional, the longest is counted, and the rest is not taken. `isGiven`: the promises are
   * handed to something that waits for them.
   */
  #inTurn(stops: readonly Nested[], isGiven: boolean): Duration {
    let sure = noTime;
    let optional = noTime;
    let left = noTime;
    for (const one of stops) {
      const { always, sometimes, leaving } = this.#stop(one, isGiven);
      left = longer(left, inTurn(sure, leaving));
      sure = inTurn(sure, always);
      optional = longer(optional, sometimes);
      if (exitOf([one.stop.step]) !== null) break;
    }
    return longer(left, inTurn(sure, optional));
  }

  #stop(one: Nested, isGiven: boolean): Ways {
    const { step, inner } = one.stop;
    switch (step.kind) {
      case 'call':
        return this.#waited(step.call, this.#call(one, step.call), isGiven);
      case 'branch':
        return this.#arms(inner, ({ arm }) => exitOf(step.arms[arm] ?? []) !== null);
      case 'loop':
        return this.#loop(inner);
      case 'parallel':
        return always(this.#parallel(step, inner, isGiven));
      default:
        return step.kind === 'try' ? this.#tried(inner, exitOf(step.handler ?? []) !== null) : always(noTime);
    }
  }

  /** Only what is awaited takes time; what is awaited later may run beside what comes next. */
  #waited({ awaited, later }: CallFact, time: Duration, isGiven: boolean): Ways {
    if (awaited === 'no' || (awaited === 'unknown' && !isGiven)) return always(noTime);
    return later ? { ...always(noTime), sometimes: time } : always(time);
  }

  #arms(inner: readonly Place[], isLeaving: (arm: Place) => boolean): Ways {
    let sometimes = noTime;
    let leaving = noTime;
    for (const arm of inner) {
      const time = this.sequence(arm);
      if (isLeaving(arm)) leaving = longer(leaving, time);
      else sometimes = longer(sometimes, time);
    }
    return { always: noTime, sometimes, leaving };
  }

  #tried(inner: readonly Place[], isLeaving: boolean): Ways {
    const ways = this.#arms(
      inner.filter(({ part }) => part === 'handler'),
      () => isLeaving,
    );
    const sections = inner.filter(({ part }) => part !== 'handler');
    const run = sections.reduce((sum, section) => inTurn(sum, this.sequence(section)), noTime);
    return { ...ways, always: run, leaving: inTurn(run, ways.leaving) };
  }

  #loop(inner: readonly Place[]): Ways {
    const [turn] = inner;
    const time = turn ? this.sequence(turn) : noTime;
    if (!turn || time.calls.length === 0) return always(time);
    const again = time.calls.flatMap(({ place }) =>
      retriesReachedFrom(place).filter(({ around }) => around === turn),
    );
    const [retry] = again;
    if (!retry) return { ...always(noTime), sometimes: time };
    const attempts = knownAttempts(retry.repetition.attempts.most, null);
    const waitMs = loopWaitMs(retry.repetition.pause, attempts);
    return always(repeated(time, attempts, waitMs, turn, (place) => reachesTurn(place, turn)));
  }

  #parallel({ combinator, branches }: ParallelStep, inner: readonly Place[], isGiven: boolean): Duration {
    if (combinator === 'none') return noTime;
    const times = inner.map((branch) => ({ branch, time: this.sequence(branch, isGiven) }));
    // Of a race only what runs against a timer is known to take time: anything else in it may end it at once.
    const isCounted = ({ arm }: Place) =>
      combinator !== 'race' || callsIn(branches[arm] ?? []).some(({ racedMs }) => racedMs !== undefined);
    return times
      .filter(({ branch }) => isCounted(branch))
      .reduce((all, { time }) => longer(all, time), noTime);
  }

  #call({ stop, inside }: Nested, call: CallFact): Duration {
    const isRun = call.region !== null;
    const before = this.#inTurn(inside, isRun);
    const { place, inner, own } = stop;
    const targets = inner.filter(({ part }) => part === 'target');
    const handed = inner.filter(({ part }) => part === 'callback' || part === 'source');
    const entered = this.#entered(call, targets);
    const run = handed.map((callback) => this.sequence(callback)).reduce(longer, noTime);
    const itself = own ? ownTime(call, place) : noTime;
    const regions = [call.region, ...(call.inner ?? [])].filter((region) => region !== null).reverse();
    const [callback = null] = handed;
    const around = regions.reduce(
      (time, region) => this.#within(region, time, call, place, callback),
      isRun ? inTurn(before, run) : run,
    );
    const total = [isRun ? noTime : before, itself, entered, around].reduce(inTurn);
    if (call.racedMs !== undefined) return this.#end(total, call.racedMs, call, place);
    // A race of which the length is not known may end at once.
    return call.raced ? noTime : total;
  }

  /** Of several functions that may be meant, it is not known which one is. */
  #entered({ targets }: CallFact, inner: readonly Place[]): Duration {
    const [first, ...others] = inner.map((target) => this.sequence(target));
    if (!first) return noTime;
    return inner.length < targets.length ? noTime : others.reduce(shorter, first);
  }

  #within(region: Region, time: Duration, call: CallFact, place: Place, callback: Place | null): Duration {
    switch (region.kind) {
      case 'timeout':
        if (region.bounded === 'no') return time;
        return region.ms === null ? noTime : this.#end(time, region.ms, call, place);
      case 'retry': {
        const attempts = knownAttempts(region.attempts.most, region);
        const endless = time.endless || region.attempts.bounded === 'no';
        const reaches = (from: Place) => !callback || failureReaches({ place: from }, callback);
        return repeated({ ...time, endless }, attempts, policyWaitMs(region, attempts), place, reaches);
      }
      case 'durable':
      case 'workflow':
      case 'handler':
      case 'request':
        return noTime;
      default:
        return time;
    }
  }

  #end(inside: Duration, ms: number, call: CallFact, place: Place): Duration {
    this.budgets.push({ call, place, ms, inside });
    return cutOff(inside, ms, call, place);
  }
}

/** The ways through a step: what is always waited for, what may be, and what is waited for on a way that goes no further. */
interface Ways {
  readonly always: Duration;
  readonly sometimes: Duration;
  readonly leaving: Duration;
}

function always(time: Duration): Ways {
  return { always: time, sometimes: noTime, leaving: noTime };
}

function reachesTurn(place: Place, turn: Place): boolean {
  return retriesReachedFrom(place).some(({ around }) => around === turn);
}
