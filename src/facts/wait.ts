import type { CallModel } from '../libraries/descriptor.ts';
import { boundOf, isKept } from './bound.ts';
import { optionsOf } from './call-options.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Answer, Bound, ValueDependency } from './model.ts';
import { isAbsent, propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** How long a call waits, and whether it is meant to. */
export interface Wait {
  readonly bound: Bound | null;
  readonly streaming: Answer;
  /** A framework keeps the answer and renews it in the background. Absent elsewhere. */
  readonly kept?: true;
}

/**
 * The wait of a call. Where the caller decides both on its limit and on whether it streams, asking for a stream settles the question of the
 * limit as well. `returned` says whether what the call returns makes it the call of its model.
 */
export function waitOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
  returned: Answer,
): Wait {
  const bound = boundOf(session, node, callee, model, args);
  const { answer, depends } = streamingOf(session, node, model, args);
  if (returned === 'unknown') return { bound, streaming: 'unknown' };
  if (model.timeout?.kept !== undefined && isKept(session, model, optionsOf(session, node, model, args)))
    return { bound, streaming: answer, kept: true };
  if (bound?.verdict !== 'caller' || answer !== 'unknown' || depends.length === 0)
    return { bound, streaming: answer };
  return { bound: { ...bound, depends: [...bound.depends, ...depends] }, streaming: 'no' };
}

interface Streaming {
  readonly answer: Answer;
  /** Parameters that alone leave it open: without them the call is no stream. */
  readonly depends: readonly ValueDependency[];
}

function streamingOf(session: Session, node: CallNode, model: CallModel, args: readonly Value[]): Streaming {
  const options = optionsOf(session, node, model, args);
  const asked = (model.streaming ?? []).map(({ option, values }) => ({
    value: propertyAt(options, option),
    values,
  }));
  const answers = asked.map(({ value, values }) => streams(value, values));
  if (answers.includes('yes')) return { answer: 'yes', depends: [] };
  const open = asked.filter((_one, at) => answers[at] === 'unknown').map(({ value }) => value);
  const depends = open.flatMap(dependencyOn);
  return {
    answer: open.length > 0 ? 'unknown' : 'no',
    depends: depends.length < open.length ? [] : depends,
  };
}

function streams(value: Value, values: readonly (string | boolean)[] | undefined): Answer {
  if (isAbsent(value)) return 'no';
  if (value.kind !== 'literal') return 'unknown';
  if (!values) return value.value ? 'yes' : 'no';
  return values.some((one) => one === value.value) ? 'yes' : 'no';
}

function dependencyOn(value: Value): ValueDependency[] {
  if (value.kind !== 'parameter' || (value.fallback && !isAbsent(value.fallback))) return [];
  return [{ function: value.function, index: value.index, path: value.path }];
}
