import type { FunctionFacts } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { given } from './given.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/**
 * Whether a call goes to an address that whoever entered the program handed in with his request: it tells him of the outcome, and changes no
 * service that the program works with.
 */
export function isReply({ call, place }: Occurrence, root: FunctionFacts, program: ProgramCalls): boolean {
  const target = call.remote?.target;
  return target != null && isHandedIn(given(target, place), root) && program.callers.of(root.id).length === 0;
}

/** Whether a value, or the beginning of a text, is a property of what a function is given. */
function isHandedIn(value: Value, root: FunctionFacts): boolean {
  switch (value.kind) {
    case 'parameter':
      return value.function === root.id && value.path.length > 0;
    case 'text':
      return value.parts.slice(0, 1).some((first) => isHandedIn(first, root));
    case 'either':
      return value.values.every((one) => isHandedIn(one, root));
    default:
      return false;
  }
}
