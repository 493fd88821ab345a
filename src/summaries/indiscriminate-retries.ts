import type { FileFacts } from '../facts/model.ts';
import type { HandedCall } from './handed.ts';
import type { ProgramCalls } from './program-calls.ts';
import type { Repetition } from './repetition.ts';
import { retriesIn } from './retries.ts';
import { isNetworkSystem } from './systems.ts';

/** A retry after every error, also after one that says that the server refuses what it is asked for. */
export interface IndiscriminateRetry extends Repetition {
  /** The nearest of the calls that it repeats and that fail so; `null` where it repeats every call of a client. */
  readonly nearest: HandedCall | null;
}

/** The retries of a file after which nothing looks at the error, and that repeat a call whose refusal is one. */
export function indiscriminateRetriesIn(
  file: FileFacts,
  program: ProgramCalls,
): readonly IndiscriminateRetry[] {
  return retriesIn(file, program, isIndiscriminate).flatMap(({ calls, ...repetition }) => {
    const nearest = calls.find((one) => isRefused(one, program)) ?? null;
    return nearest || calls.length === 0 ? [{ ...repetition, nearest }] : [];
  });
}

function isIndiscriminate({ selective, attempts }: Repetition): boolean {
  return selective === 'no' && attempts.most !== 1;
}

function isRefused({ call, handled }: HandedCall, program: ProgramCalls): boolean {
  if (handled || !call.remote || !isNetworkSystem(call.remote.system)) return false;
  return program.repetition.refusalFails(call) === 'yes';
}
