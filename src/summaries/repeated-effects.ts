import type { CallFact, FileFacts, TryStep } from '../facts/model.ts';
import { sightOf, type Sight } from './home.ts';
import type { Layout } from './layouts.ts';
import { callAt, findOutward, outward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { keeperOf } from './stores.ts';
import { isOurs } from './transaction-calls.ts';
import { transactionAt } from './transactions.ts';

/** An effect outside the database that happens again when its transaction is run again. */
export interface RepeatedEffect extends Sight {
  readonly call: CallFact;
  /** What runs the transaction again: the call of a driver or a policy, as written; `null` for a loop. */
  readonly by: string | null;
}

/** Effects in transactions of this file that may be run more than once, each once for the place in the file that leads to it. */
export function repeatedEffects(file: FileFacts, program: ProgramCalls): readonly RepeatedEffect[] {
  return program.layouts.ofFile(file).flatMap((layout) => (layout.durable ? [] : effectsOf(layout)));
}

function effectsOf({ calls }: Layout): readonly RepeatedEffect[] {
  const found = new Map<number, RepeatedEffect>();
  for (const occurrence of calls) {
    if (!isEffect(occurrence)) continue;
    const transaction = transactionAt(occurrence, calls);
    const sight = sightOf(occurrence);
    if (!transaction?.from || transaction.by !== 'region' || !isOurs(transaction, sight.place)) continue;
    const runner = runnerAround(transaction.from);
    if (runner && !found.has(sight.span.start))
      found.set(sight.span.start, { ...sight, call: occurrence.call, by: runner.callee });
  }
  return [...found.values()];
}

/** Whether a call leaves something outside the database each time it is made, and nothing tells the second time from the first. */
function isEffect(occurrence: Occurrence): boolean {
  const { remote } = occurrence.call;
  if (!remote || remote.joins === 'transaction' || (remote.key && remote.key.verdict !== 'no')) return false;
  if (remote.effect !== 'create' && remote.effect !== 'publish') return false;
  const isNotice = remote.system === 'mail' || remote.system === 'chat';
  const keeper = keeperOf(occurrence);
  return keeper === 'message' || keeper === 'service' || (isNotice && occurrence.certain);
}

/** What runs a transaction again when it fails: its driver, or a policy or loop around it; `null` when nothing is known to. */
function runnerAround(from: Place): { readonly callee: string | null } | null {
  const opener = callAt(from);
  if (opener?.region?.kind === 'transaction' && opener.region.reruns) return { callee: opener.callee };
  for (const at of outward(from)) {
    const call = at.part === 'callback' ? callAt(at) : null;
    if (call?.region?.kind === 'retry') return { callee: call.callee };
    if (isRetryTurn(at, from)) return { callee: null };
  }
  return null;
}

/** A turn of a loop that tries again: what fails in it is caught, and nothing but success or the last attempt ends the loop. */
function isRetryTurn(at: Place, from: Place): boolean {
  if (at.part !== 'turn' || at.step.kind !== 'loop' || at.step.loop.progresses !== 'no') return false;
  const attempt = findOutward(from, ({ up }) => up === at);
  return attempt?.part === 'body' && attempt.step.kind === 'try' && triesAgain(attempt.step);
}

function triesAgain({ handler, rethrows, body }: TryStep): boolean {
  return handler !== null && rethrows !== 'yes' && body.some(({ kind }) => kind === 'exit');
}
