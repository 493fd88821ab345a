import type { CallFact } from '../facts/model.ts';
import { ownAttempts } from './attempts.ts';
import { noTime, type Duration } from './duration.ts';
import { given } from './given.ts';
import type { Place } from './place.ts';

/** How long a remote call by itself takes. */
export function ownTime(call: CallFact, place: Place): Duration {
  const { remote } = call;
  if (!remote?.bound || remote.streaming !== 'no') return noTime;
  const { longest, verdict } = remote.bound;
  if (!longest) return { ...noTime, endless: verdict === 'no' };
  const value = given(longest.value, place);
  const eachMs = value.kind === 'literal' && typeof value.value === 'number' ? value.value : 0;
  if (eachMs <= 0 || !Number.isFinite(eachMs)) return noTime;
  const attempts = longest.each ? ownAttempts(call) : 1;
  return { ...noTime, calls: [{ call, place, attempts, eachMs, by: longest.by, madeAt: longest.madeAt }] };
}
