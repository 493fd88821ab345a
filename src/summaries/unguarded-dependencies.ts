import type { CallFact, FileFacts, FunctionFacts, RemoteCall, Span } from '../facts/model.ts';
import type { CallSite } from './callers.ts';
import { asksService, hostOf, isAnswering } from './dependency.ts';
import type { Guards } from './guards.ts';
import { callsIn } from './interest.ts';
import { isSamePlace } from './missing-bound.ts';
import type { ProgramCalls } from './program-calls.ts';
import type { RequestPaths } from './request-paths.ts';
import { isUnawaited } from './steps-around.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** A service that requests wait for, with nothing between that gives up on it. */
export interface UnguardedDependency {
  /** Where its client is built, where that is in sight; else a call. */
  readonly span: Span;
  readonly call: CallFact;
  readonly remote: RemoteCall;
  /** The host that is called, or the setting that holds it; `null` where that is not known. */
  readonly host: string | null;
  /** Names from the function that a request enters to the one that makes the call. */
  readonly via: readonly string[];
}

/** What the search for such services asks. */
export interface DependencySearch {
  readonly source: FactSource;
  readonly program: ProgramCalls;
  readonly paths: RequestPaths;
  readonly guards: Guards;
}

/** Services on which requests wait that a file depends on, each once: at the client that is built in the file, else at the first call in it. */
export function createUnguarded(
  search: DependencySearch,
): (file: FileFacts) => readonly UnguardedDependency[] {
  const { program, source } = search;
  return (file) => {
    const built = file.clients
      .filter(({ system }) => isAnswering(system))
      .flatMap(({ span }) => program.callers.onClient(span))
      .filter(({ call }) => call.remote && asksService(call.remote));
    return firstOfEach([...built, ...callsOutOf(file.functions, source)], search);
  };
}

/** The first call of each dependency for which requests are known to wait. */
function firstOfEach(
  sites: readonly CallSite[],
  { guards, paths }: DependencySearch,
): readonly UnguardedDependency[] {
  const found = new Map<string, UnguardedDependency>();
  for (const site of sites) {
    const { call } = site;
    const { remote } = call;
    if (!remote || found.has(keyOf(remote))) continue;
    const via = paths.to(site, (one) => isUnawaited(one.call, one.caller) || guards(one));
    const span = remote.client.construction ?? call.span;
    if (via) found.set(keyOf(remote), { span, call, remote, host: hostOf(remote), via });
  }
  return [...found.values()];
}

/** Calls that ask a service on a client for which no other file is the place. */
function callsOutOf(functions: readonly FunctionFacts[], source: FactSource): readonly CallSite[] {
  return functions.flatMap((caller) =>
    callsIn(caller.flow).flatMap((call) => {
      const isOne = call.remote && asksOne(call.remote) && !isBuiltInSight(call.remote, source);
      return isOne ? [{ caller, call }] : [];
    }),
  );
}

/** Whether a call asks a service that can be told: a request to any address depends on nothing in particular. */
function asksOne(remote: RemoteCall): boolean {
  if (!asksService(remote)) return false;
  return remote.system !== 'service' || remote.client.origin !== null || hostOf(remote) !== null;
}

/** Whether the file that builds the client of a call is looked at, and is the place for what it leaves out. */
function isBuiltInSight({ client: { construction } }: RemoteCall, source: FactSource): boolean {
  const built = construction ? source.fileFacts(construction.file) : null;
  return (
    built?.role === 'service' &&
    built.clients.some(({ span }) => construction && isSamePlace(span, construction))
  );
}

/** Calls on one client that is built in sight, or of one library to one host, depend on the same. */
function keyOf({ client, library, target }: RemoteCall): string {
  const { construction, name } = client;
  if (construction) return `${construction.file}#${construction.start}`;
  return `${library} ${hostOf({ target }) ?? name}`;
}
