import type { CallFact, ExitStep, Flow, FunctionFacts, Step } from '../facts/model.ts';
import { entranceOf } from './home.ts';
import { flowsIn } from './interest.ts';
import { entersFunction, findOutward, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** How the end of a run tells that all was done: by what it `returned`, or by ending, as the answer to a `request`, a `message` or an `event`. */
export type Told = 'returned' | 'request' | 'message' | 'event';

/**
 * What the laid-out function tells when the failure of what runs at `caught` ends there; `null` where that is not success for certain: where
 * an error, another value or a test may make the failure known.
 */
export function toldAfter(caught: Place, root: FunctionFacts, program: ProgramCalls): Told | null {
  const { step } = caught;
  if (step.kind !== 'try') return toldFrom(caught, root, program);
  const end = endOf(step.handler ?? [], 0, program);
  const last = endOf(step.finalizer ?? [], 0, program);
  if (last !== null) return end === null || end === last ? toldBy(last, caught, root, program) : null;
  return end === null ? toldFrom(caught, root, program) : toldBy(end, caught, root, program);
}

/** What is told once the step at a place is over. */
function toldFrom(place: Place, root: FunctionFacts, program: ProgramCalls): Told | null {
  const end = endOf(place.flow, place.index + 1, program);
  if (end !== null) return toldBy(end, place, root, program);
  if (!place.up) return toldByEnd(root);
  return goesOn(place, place.up) ? toldFrom(place.up, root, program) : null;
}

function toldBy(end: End, place: Place, root: FunctionFacts, program: ProgramCalls): Told | null {
  if (end === 'answered') return 'request';
  if (end === 'open' || end.how !== 'return') return null;
  const entrance = entranceOf(place);
  if (!entrance && (end.tells === 'success' || isOnlyTrue(end, root))) return 'returned';
  if (end.tells !== 'nothing') return null;
  if (!entrance) return toldByEnd(root);
  return isMute(place, entrance) ? toldFrom(entrance, root, program) : null;
}

/** What ends without an error and without a value tells whoever runs the function. A platform that wants an answer has none of a function without values. */
function toldByEnd({ entry, served, flow }: FunctionFacts): Told | null {
  if (entry?.settles) return entry.kind === 'request-handler' ? 'request' : 'message';
  return served === 'event' && !flow.some(givesValue) ? 'event' : null;
}

/** Whether what follows a place runs when the sequence inside it, which holds `inner`, has run to its end. */
function goesOn(inner: Place, at: Place): boolean {
  if (entersFunction(at)) return isMute(inner, at);
  if (at.step.kind === 'parallel') return at.step.combinator === 'all' || at.step.combinator === 'allSettled';
  if (at.step.kind === 'loop') return at.step.loop.delivery === true;
  return at.part === 'body' || at.part === 'arm';
}

/** Whether the function entered at `entrance` gives nothing back that could tell its callers how it ended. */
function isMute(inner: Place, entrance: Place): boolean {
  const body = findOutward(inner, ({ up }) => up === entrance);
  return body !== undefined && !body.flow.some(givesValue);
}

/** Whether `true` is all that a function ever returns: where there is another value, it may answer another question. */
function isOnlyTrue({ tells }: ExitStep, { flow }: FunctionFacts): boolean {
  return tells === 'true' && !flow.some(givesOther);
}

function givesOther(step: Step): boolean {
  if (step.kind === 'exit') return step.how === 'return' && step.tells !== 'true';
  return flowsIn(step).some((flow) => flow.some(givesOther));
}

/** Whether a step may end its function with a value. */
export function givesValue(step: Step): boolean {
  if (step.kind === 'exit') return step.how === 'return' && step.tells !== 'nothing';
  return flowsIn(step).some((flow) => flow.some(givesValue));
}

/** An exit that is always met, or an answer to the request that tells success; `open` where another one may be given. */
type End = ExitStep | 'answered' | 'open';

/** How a sequence ends from a step on, or answers the request; `null` where it runs through. */
function endOf(flow: Flow, from: number, program: ProgramCalls): End | null {
  for (const step of flow.slice(from)) {
    if (step.kind === 'exit') return step;
    if (step.kind === 'call' && answerOf(step.call, program) === 'success') return 'answered';
    if (mayLeave(step, program)) return 'open';
  }
  return null;
}

function mayLeave(step: Step, program: ProgramCalls): boolean {
  if (step.kind === 'exit' || (step.kind === 'call' && answerOf(step.call, program))) return true;
  return flowsIn(step).some((flow) => flow.some((inner) => mayLeave(inner, program)));
}

/** How a call answers the request: by itself, or by a function of the program. */
function answerOf(call: CallFact, { repetition }: ProgramCalls): CallFact['responds'] {
  return call.responds ?? (call.targets.length > 0 ? repetition.answeredThrough(call.span) : undefined);
}
