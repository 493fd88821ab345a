import type { CallFact } from '../facts/model.ts';
import { callsAround } from './calls-around.ts';
import { functionsOf } from './interest.ts';
import type { Occurrence } from './place.ts';

/**
 * The call in the text of the laid-out function that leads to a message and names it: it enters a function of the program, and is given a text, by
 * itself or as a property. `null` where it names nothing, so that what is sent is decided elsewhere.
 */
export function namingCall(message: Occurrence): CallFact | null {
  const call = callsAround(message).at(-1);
  return call && textsIn(call).length > 0 && functionsOf(call).length > 0 ? call : null;
}

/** Whether another call sends the same message as one that names it: it enters the same function, with the same texts. */
export function isSameMessage(one: CallFact, other: CallFact): boolean {
  if (one === other) return false;
  const entered = functionsOf(other);
  if (!functionsOf(one).some((id) => entered.includes(id))) return false;
  const texts = textsIn(other);
  return textsIn(one).every((text) => texts.includes(text));
}

/** The texts that a call is given, by themselves or as properties. */
function textsIn({ args }: CallFact): readonly string[] {
  const parts = args.flatMap((value) =>
    value.kind === 'object' ? Object.values(value.properties) : [value],
  );
  return parts.flatMap((part) =>
    part.kind === 'literal' && typeof part.value === 'string' ? [part.value] : [],
  );
}
