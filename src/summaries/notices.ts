import type { CallFact, FunctionId } from '../facts/model.ts';
import type { FactSource } from '../facts/fact-source.ts';
import { isInside } from './home.ts';
import { callsIn, createReach, functionsOf } from './interest.ts';

/** What is done to tell people something, by mail or chat. */
export interface Notices {
  /** Whether a function tells people something, by itself or through others. */
  readonly tells: (id: FunctionId) => boolean;
  /** Whether a call tells people something, or stores what that was answered with, and so nothing else. */
  readonly isOf: (call: CallFact) => boolean;
}

export function createNotices(source: FactSource): Notices {
  const tells = createReach((id) => source.functionFacts(id), isNotice, functionsOf);
  const leadsToNotice = (call: CallFact) => isNotice(call) || functionsOf(call).some(tells);

  function storesAnswer({ remote, span }: CallFact): boolean {
    const answers = remote?.system === 'database' ? source.repetition.answersGiven(span) : [];
    if (answers.length === 0) return false;
    const calls = (source.fileFacts(span.file)?.functions ?? []).flatMap(({ flow }) => callsIn(flow));
    return calls.some((call) => answers.some((answer) => isInside(call.span, answer)) && leadsToNotice(call));
  }

  return { tells, isOf: (call) => isNotice(call) || storesAnswer(call) };
}

/** Whether a call tells people something, rather than change how they are told. */
function isNotice({ remote }: CallFact): boolean {
  if (remote?.system !== 'mail' && remote?.system !== 'chat') return false;
  return remote.effect === 'create' || remote.effect === 'publish';
}
