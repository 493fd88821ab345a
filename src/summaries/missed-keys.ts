import type { CallFact, KeyFact, OpenRequest } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { isGiven } from './arguments.ts';
import type { DemandSearch } from './demands.ts';
import { given, givenFrom } from './given.ts';
import { callAt, findOutward, outward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** The key that a creation lacks. */
export interface MissedKey {
  readonly key: KeyFact;
  /** The call of a function of the program that decides so by what it gives and leaves out; `null` where the creation by itself does. */
  readonly decided: Place | null;
}

/** The key that a creation is known to lack: it takes none, or no call on the way to it hands one over. */
export function keyMissedBy({ call, place }: Occurrence, demands: DemandSearch): MissedKey | null {
  const { remote } = call;
  if (remote?.open) return openKeyMissed(remote.open, place);
  if (remote?.effect !== 'create' && remote?.effect !== 'publish') return null;
  const { key } = remote;
  if (key?.verdict === 'no') return { key, decided: null };
  if (key?.verdict !== 'caller') return null;
  const decided = findOutward(place, (at) => refuses(at, call, demands));
  return decided ? { key, decided } : null;
}

function refuses(at: Place, call: CallFact, demands: DemandSearch): boolean {
  const entered = at.part === 'target' ? callAt(at) : null;
  return entered !== null && demands.refusedAt(entered).some((demand) => demand.call === call);
}

/** The key of a request that is made by `POST` on this way, where none is given. */
function openKeyMissed({ method, key }: OpenRequest, place: Place): MissedKey | null {
  const known = givenFrom(method, place);
  const isPost = known.value.kind === 'literal' && String(known.value.value).toUpperCase() === 'POST';
  const isMissed =
    key.verdict === 'no' ||
    (key.verdict === 'caller' && key.depends.every((one) => isLeftOut({ ...one, ...unnamed }, place)));
  return isPost && isMissed ? { key, decided: known.from } : null;
}

const unnamed = { kind: 'parameter', name: '', fallback: null } as const;

function isLeftOut(value: Value, place: Place): boolean {
  return isGiven(given(value, place)) === 'no';
}

/** Whether a creation may be a question instead: a request by `POST`, unless nobody on the way from it reads what it answers. */
export function mayBeQuestion({ call, place }: Occurrence, { repetition }: ProgramCalls): boolean {
  if (!call.remote?.open) return false;
  for (const at of outward(place)) {
    const around = callAt(at);
    const use = around ? repetition.answerUse(around.span) : 'returned';
    if (use !== 'returned') return use === 'read';
  }
  return true;
}
