import type { Entry, FunctionFacts, FunctionId } from '../facts/model.ts';
import type { FactSource } from '../facts/fact-source.ts';
import type { Callers, CallSite } from './callers.ts';
import { isRunBy } from './request-paths.ts';
import { isUnawaited } from './steps-around.ts';

/** A function that a platform or a library runs, and from which a way leads to a call. */
export interface WayIn {
  readonly run: FunctionFacts;
  /** Something on the way does not wait for what it starts: a promise is dropped, or is given to the platform, or a function is to run later. */
  readonly isLeft: boolean;
}

/** How many functions are looked at above one another and beside one another. */
const mostFunctions = 60;

/** Those that run once for something that comes from outside, and are over then. */
const handlers: ReadonlySet<Entry['kind']> = new Set(['request-handler', 'message-handler', 'event-handler']);

/**
 * Answers by which functions a platform comes to a call, on all ways there are, none where nothing runs it; `null` where a way begins elsewhere,
 * or may. On a way that is left alone a handler of a library will do as well. Reads who calls what in the whole program: asked where there is a
 * finding.
 */
export function createWaysIn(
  source: FactSource,
  callers: Callers,
): (site: CallSite) => readonly WayIn[] | null {
  return ({ call, caller }) => {
    const ways = new Map<string, WayIn>();
    const add = (run: FunctionFacts, isLeft: boolean) =>
      ways.set(`${run.id} ${String(isLeft)}`, { run, isLeft });
    add(caller, isUnawaited(call, caller));
    const entered: WayIn[] = [];
    let isSure = true;
    for (const way of ways.values()) {
      if (isEntered(way, callers)) {
        entered.push(way);
        continue;
      }
      const above = sitesAbove(way.run, source, callers);
      if (!above || ways.size > mostFunctions) return null;
      isSure &&= isRunByAll(way.run, source, callers);
      for (const one of above) add(one.caller, way.isLeft || isLeftBy(one, way.run.id));
    }
    return isSure || entered.length === 0 ? entered : null;
  };
}

/** Whether a way begins at a function: the platform runs it, or a library does for what comes from outside, where nobody waits any more. */
function isEntered({ run: { entry, id, served }, isLeft }: WayIn, callers: Callers): boolean {
  if (served !== undefined || !isLeft) return served !== undefined;
  return entry ? handlers.has(entry.kind) : callers.givenTo(id).some(isHandedOver);
}

/** The calls that enter a function, or give it to be run; `null` where something else may. */
function sitesAbove(
  { entry, id, module }: FunctionFacts,
  source: FactSource,
  callers: Callers,
): readonly CallSite[] | null {
  if (entry || module) return null;
  if (source.reach.isOfUnusedClass(id)) return [];
  if (!source.reach.isCalledInSight(id)) return null;
  const sites = [...callers.of(id), ...callers.givenTo(id)];
  if (sites.length === 0) return source.reach.mayBeFoundByPlace(id) ? null : sites;
  return sites.some(isHandedOver) ? null : sites;
}

/** Whether a call hands a function to a library that runs it for each request or message. */
function isHandedOver({ call: { region } }: CallSite): boolean {
  return region?.kind === 'request' || region?.kind === 'handler';
}

/** Whether all that a function is given to runs it, before the call is over or later on. */
function isRunByAll({ id }: FunctionFacts, source: FactSource, callers: Callers): boolean {
  return callers.givenTo(id).every((one) => isDeferred(one, id) || isRunBy(one.call, id, source));
}

/** Whether the function around a call goes on without waiting for the function that it calls, or gives to be run. */
function isLeftBy(site: CallSite, id: FunctionId): boolean {
  return isDeferred(site, id) || isUnawaited(site.call, site.caller);
}

/** Whether a call has a function run later, once. */
function isDeferred({ call: { callbacks } }: CallSite, id: FunctionId): boolean {
  return callbacks.some((use) => use.function === id && use.runs === 'deferred');
}
