import type { FileFacts, RemoteCall, Span } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { given } from './given.ts';
import { sightOf, type Sight } from './home.ts';
import { callAt, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A transaction that is opened on whichever connection a pool has at hand. */
export interface PooledTransaction {
  readonly span: Span;
  /** The callee as written at `span`. */
  readonly callee: string;
  readonly remote: RemoteCall;
  readonly via: readonly string[];
}

/** Statements of this file that open a transaction on a pool, by themselves or through functions that hand them on. */
export function pooledTransactions(file: FileFacts, program: ProgramCalls): readonly PooledTransaction[] {
  const found = new Map<number, PooledTransaction>();
  for (const layout of program.layouts.ofFile(file))
    for (const one of layout.calls.flatMap(openedAt))
      if (!found.has(one.span.start)) found.set(one.span.start, one);
  return [...found.values()];
}

function openedAt(occurrence: Occurrence): readonly PooledTransaction[] {
  const { remote } = occurrence.call;
  if (!remote?.pooled || !occurrence.certain || !begins(given(remote.pooled, occurrence.place))) return [];
  const sight = sightOf(occurrence);
  return isDecidedAt(sight, occurrence) ? [{ ...sight, remote }] : [];
}

/** Whether the text stands in the call that shows: else the file that holds the text is the place. */
function isDecidedAt({ place }: Sight, { call, place: end }: Occurrence): boolean {
  const values = place === end ? [call.remote?.pooled] : (callAt(place)?.args ?? []);
  return values.some((value) => value && begins(value));
}

function begins(value: Value): boolean {
  const text = value.kind === 'text' ? value.parts[0] : value;
  if (text?.kind !== 'literal' || typeof text.value !== 'string') return false;
  return /^\s*(?:begin|start\s+transaction)\b/i.test(text.value);
}
