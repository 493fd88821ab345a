import type {
  Bound,
  CallFact,
  ClientConstruction,
  FileFacts,
  FunctionFacts,
  RemoteCall,
  Span,
} from '../facts/model.ts';
import { isInside } from './home.ts';
import type { Limits } from './limits.ts';

/** The bound that a call is proven to lack; `null` when it has one, may have one, or is meant to wait. */
export function missingBound({ bound, streaming }: RemoteCall): Bound | null {
  return bound?.verdict === 'no' && streaming === 'no' ? bound : null;
}

/** Clients that are constructed in a file without a limit. */
export function boundlessClients(file: FileFacts): readonly ClientConstruction[] {
  return file.clients.filter(({ bound, span }) => bound?.verdict === 'no' && !isJudged(span, file));
}

/** Whether a limit that does not limit stands inside this span: it is a finding of its own. */
export function isJudged(span: Span, { ineffectiveTimeouts }: FileFacts): boolean {
  return ineffectiveTimeouts.some((timeout) => isInside(timeout.span, span));
}

/** Whether somebody waits for a call, and nothing around it ends the wait. */
export function isWaitedFor(call: CallFact, owner: FunctionFacts, limits: Limits): boolean {
  return call.awaited !== 'no' && !limits.around(call, owner) && !limits.above(owner);
}

/** Whether two spans begin at one place. */
export function isSamePlace(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start;
}
