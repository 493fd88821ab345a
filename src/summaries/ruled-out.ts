import type { Answer, Condition, FunctionId, Step } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { substitute } from './arguments.ts';
import { exitOf } from './exits.ts';
import { callAt, entersFunction, outward, type Place } from './place.ts';

/** Whether the arguments of the calls on the way to a place rule it out: they choose another arm, or end the function before it. */
export function isRuledOut(place: Place): boolean {
  for (const at of outward(place)) {
    if (at.part === 'arm' && chosenArm(at.step, at) === 1 - at.arm) return true;
    if (at.flow.slice(0, at.index).some((step) => endsBefore(step, at))) return true;
  }
  return false;
}

/** Whether a branch always leaves with the arm that the arguments choose. */
function endsBefore(step: Step, at: Place): boolean {
  const arm = step.kind === 'branch' ? step.arms[chosenArm(step, at) ?? -1] : undefined;
  return arm !== undefined && exitOf(arm) !== null;
}

/** The arm that arguments choose; `null` where they do not tell. */
function chosenArm(step: Step, at: Place): number | null {
  if (step.kind !== 'branch' || !step.when) return null;
  const answer = holds(step.when, at);
  return answer === 'unknown' ? null : answer === 'yes' ? 0 : 1;
}

function holds(condition: Condition, at: Place): Answer {
  switch (condition.kind) {
    case 'truthy':
      return truthOf(given(condition.value, at));
    case 'same':
      return sameness(given(condition.left, at), given(condition.right, at));
    case 'not':
      return opposite(holds(condition.of, at));
    case 'all':
      return all(condition.of.map((one) => holds(one, at)));
    case 'any':
      return opposite(all(condition.of.map((one) => opposite(holds(one, at)))));
  }
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function opposite(answer: Answer): Answer {
  return answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes';
}

function truthOf(value: Value): Answer {
  switch (value.kind) {
    case 'literal':
      return value.value ? 'yes' : 'no';
    case 'object':
    case 'array':
    case 'function':
      return 'yes';
    case 'either': {
      const [first = 'unknown', ...others] = value.values.map(truthOf);
      return others.every((one) => one === first) ? first : 'unknown';
    }
    default:
      return 'unknown';
  }
}

function sameness(left: Value, right: Value): Answer {
  if (left.kind !== 'literal' || right.kind !== 'literal') return 'unknown';
  return left.value === right.value ? 'yes' : 'no';
}

/** What a value is on the way to a place: parameters of the functions entered there replaced by what they were called with. */
function given(value: Value, at: Place): Value {
  if (value.kind === 'either') return { kind: 'either', values: value.values.map((one) => given(one, at)) };
  if (value.kind !== 'parameter') return value;
  const entrance = entranceOf(value.function, at);
  const call = entrance?.part === 'target' ? callAt(entrance) : null;
  return entrance && call ? given(substitute(value, value.function, call), entrance) : value;
}

/** The call by which a function was entered on the way to a place. */
function entranceOf(id: FunctionId, at: Place): Place | null {
  for (const { owner, up } of outward(at)) {
    if (owner.id === id && up && entersFunction(up) && up.owner.id !== id) return up;
  }
  return null;
}
