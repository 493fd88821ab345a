import type { Answer, Condition, Step } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { exitOf } from './exits.ts';
import { given } from './given.ts';
import { someOutward, type Place } from './place.ts';

/** Whether the arguments of the calls on the way to a place rule it out: they choose another arm, or end the function before it. */
export function isRuledOut(place: Place): boolean {
  return someOutward(place, (at) => {
    if (at.part === 'arm' && chosenArm(at.step, at) === 1 - at.arm) return true;
    for (const step of at.flow) {
      if (step === at.step) break;
      if (endsBefore(step, at)) return true;
    }
    return false;
  });
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
