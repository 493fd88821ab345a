import type { CallFact, FunctionFacts, FunctionId, Region } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';

/** Functions that callers are known to hand to parameters: what runs when the parameter is called. */
export type Bindings = ReadonlyMap<string, FunctionId>;

/** A function that a call runs before it is over. */
export interface Entrance {
  readonly id: FunctionId;
  readonly part: 'target' | 'callback';
}

/** Regions whose functions do not run as part of the caller, or run under an engine that persists and repeats them. */
const detached: readonly Region['kind'][] = ['durable', 'workflow', 'handler', 'request'];

/** Whether a function is entered for each request, and someone waits for its answer. */
export function isFromRequest({ entry, served }: FunctionFacts): boolean {
  return served === 'request' || entry?.kind === 'request-handler';
}

const none: readonly FunctionId[] = [];

/** Functions of the program that the call itself may enter. Handlers of messages that leave the process answer in another one. */
export function calledFunctions({ targets, remote }: CallFact): readonly FunctionId[] {
  if (targets.length === 0) return none;
  const leaves = remote !== null && remote.effect !== 'none';
  return targets.filter(({ by }) => by !== 'handler' || !leaves).map((target) => target.function);
}

/** Functions that the call runs although it is not theirs: inline arguments, and parameters that are bound to a function. */
export function runFunctions(call: CallFact, bindings: Bindings): readonly FunctionId[] {
  if (call.callbacks.length === 0 && !call.invokes && !call.region) return none;
  if (call.region && detached.includes(call.region.kind)) return none;
  const found: FunctionId[] = [];
  for (const { runs, function: id } of call.callbacks) if (runs === 'inline') found.push(id);
  if (call.invokes) found.push(...boundTo(call.invokes, bindings));
  if (call.region) found.push(...call.args.flatMap((value) => boundTo(value, bindings)));
  return found;
}

/** What the parameters of a callee stand for during a call: functions among the arguments, and what the caller was given. */
export function bind(call: CallFact, callee: FunctionFacts, outer: Bindings): Bindings {
  const inner = new Map(outer);
  for (const [index, value] of call.args.entries())
    for (const id of boundTo(value, outer)) inner.set(keyOf(callee.id, index), id);
  for (const { argument, runs, function: id } of call.callbacks) {
    if (runs === 'unknown') inner.set(keyOf(callee.id, argument), id);
  }
  return inner;
}

function boundTo(value: Value, bindings: Bindings): readonly FunctionId[] {
  if (value.kind !== 'parameter' || value.path.length > 0) return [];
  const id = bindings.get(keyOf(value.function, value.index));
  return id === undefined ? [] : [id];
}

function keyOf(id: FunctionId, index: number): string {
  return `${id}:${index}`;
}
