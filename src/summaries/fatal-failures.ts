import type { CallFact, FileFacts, FunctionFacts } from '../facts/model.ts';
import type { CallSite } from './callers.ts';
import type { Guards } from './guards.ts';
import { callsIn } from './interest.ts';
import type { RequestPaths } from './request-paths.ts';
import { isTakenIn, isUnawaited } from './steps-around.ts';

/** A call whose failure fails the request that waits for it. */
export interface FatalFailure {
  readonly call: CallFact;
  /** The name by which it was asked for. */
  readonly name: string;
  /** Names from the function that a request enters to the one that makes the call. */
  readonly via: readonly string[];
}

/** The name under which a call of a function is asked for; `null` where it is not. */
export type Naming = (call: CallFact, owner: FunctionFacts) => string | null;

/** Calls of a file that are asked for whose failure nothing takes in on the way to a request. */
export function fatalFailures(
  file: FileFacts,
  isMeant: Naming,
  { guards, paths }: { readonly guards: Guards; readonly paths: RequestPaths },
): readonly FatalFailure[] {
  // A breaker may answer for what it guards.
  const ends = (site: CallSite): boolean =>
    site.call.awaited !== 'yes' ||
    isUnawaited(site.call, site.caller) ||
    isTakenIn(site.call, site.caller) ||
    guards(site);
  return file.functions.flatMap((caller) =>
    callsIn(caller.flow).flatMap((call) => {
      const name = mayFail(call) ? isMeant(call, caller) : null;
      const via = name === null ? null : paths.to({ caller, call }, ends);
      return name !== null && via ? [{ call, name, via }] : [];
    }),
  );
}

/** Whether a failure of the call is one for its caller: operators may take it in. */
function mayFail({ remote }: CallFact): boolean {
  return remote !== null && remote.effect !== 'none' && !remote.composed;
}
