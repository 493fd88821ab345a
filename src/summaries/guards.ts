import type { CallFact, FileFacts, Region, Span } from '../facts/model.ts';
import type { CallSite } from './callers.ts';
import { isInside } from './home.ts';
import { callsIn } from './interest.ts';
import { remember } from '../remember.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** Whether something at a call keeps a dependency that is slow or down from taking its callers down with it. */
export type Guards = (site: CallSite) => boolean;

export function createGuards(source: FactSource): Guards {
  const inFile = remember((file: string) => guardedIn(source.fileFacts(file)));
  return ({ call, caller: { entry, name, span, wrapped } }) => {
    if (wrapped || entry?.kind === 'durable' || entry?.kind === 'workflow') return true;
    if (isGuarding(call) || isOwnGuard(name) || isOwnGuard(call.callee)) return true;
    return inFile(span.file).some((over) => isInside(call.span, over));
  };
}

/** The calls of a file that put a guard around what is written in them. */
function guardedIn(file: FileFacts | null): readonly Span[] {
  const calls = (file?.functions ?? []).flatMap(({ flow }) => callsIn(flow));
  return calls.filter(isGuarding).map(({ span }) => span);
}

function isGuarding({ region, inner = [] }: CallFact): boolean {
  return [region, ...inner].some((one) => one !== null && isGuard(one));
}

/** A breaker or a bulkhead, or policies of which some cannot be seen and may be one; a durable engine runs its steps apart from requests. */
function isGuard(region: Region): boolean {
  if (region.kind === 'timeout') return region.bounded === 'unknown';
  if (region.kind === 'limit') return region.lets !== 'all';
  return ['breaker', 'durable', 'workflow'].includes(region.kind);
}

/** Whether a program calls something a breaker or a bulkhead of its own. */
function isOwnGuard(name: string): boolean {
  return /breaker|bulkhead|circuit/i.test(name);
}
