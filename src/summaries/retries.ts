import type { CallFact, FileFacts, FunctionFacts } from '../facts/model.ts';
import type { ParameterValue } from '../facts/value.ts';
import { handedCall, type HandedCall } from './handed.ts';
import { isHome } from './home.ts';
import type { Layout } from './layouts.ts';
import { outward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { repetitionAround, type Repetition } from './repetition.ts';

/** Something that repeats a remote call without end when it fails. */
export interface EndlessRetry extends Repetition, HandedCall {}

/** Retries without end that stand in a file, each once, with the nearest remote call that it repeats. */
export function endlessRetriesIn(file: FileFacts, program: ProgramCalls): readonly EndlessRetry[] {
  return program.layouts.ofFile(file).flatMap((layout) => {
    const found = new Map<number, EndlessRetry>();
    for (const retry of layout.calls.flatMap((occurrence) => retriesOf(occurrence, layout, program))) {
      const known = found.get(retry.span.start);
      if (!known || retry.via.length < known.via.length) found.set(retry.span.start, retry);
    }
    return [...found.values()];
  });
}

function retriesOf(occurrence: Occurrence, { root }: Layout, program: ProgramCalls): readonly EndlessRetry[] {
  if (!occurrence.certain) return [];
  return outward(occurrence.place).flatMap((around) => {
    const repetition = repetitionAround(occurrence.place, around);
    const reached = repetition && isHome(around, root) && remoteCall(occurrence, around, root, program);
    return reached ? [{ ...repetition, ...reached }] : [];
  });
}

function remoteCall(
  { call, place }: Occurrence,
  around: Place,
  root: FunctionFacts,
  program: ProgramCalls,
): HandedCall | null {
  if (isRemote(call)) return { call, via: [...place.via.slice(around.via.length), call.callee] };
  for (const { index } of runParameters(call, root)) {
    const handed = handedCall(root, index, program, isRemote);
    if (handed) return handed;
  }
  return null;
}

function isRemote({ remote }: CallFact): boolean {
  return remote !== null && remote.effect !== 'none';
}

/** Parameters of the function that the call runs: the one it calls, or those that it hands to the library. */
function runParameters(
  { invokes, region, args }: CallFact,
  { id }: FunctionFacts,
): readonly ParameterValue[] {
  const values = [...(invokes ? [invokes] : []), ...(region ? args : [])];
  return values.flatMap((value) =>
    value.kind === 'parameter' && value.function === id && value.path.length === 0 ? [value] : [],
  );
}
