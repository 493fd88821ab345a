import type { CallFact, FileFacts, Span } from '../facts/model.ts';
import { callsIn } from './interest.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A consumer that no message gets past one that cannot be read. */
export interface StuckConsumer {
  /** The call that fails, or that leads to it in another file; the call that starts the consumer where its handler is in another one. */
  readonly span: Span;
  /** The callee as written there, or first in the handler. */
  readonly callee: string;
  /** Names from that function to the call that fails. */
  readonly via: readonly string[];
  /** Who gives the message again: "kafkajs". */
  readonly by: string;
}

/** The consumers that a file starts whose handlers fail with the reading of a message, each place once. */
export function stuckConsumersIn(file: FileFacts, program: ProgramCalls): readonly StuckConsumer[] {
  const calls = file.functions.flatMap(({ flow }) => callsIn(flow));
  const consumers = calls.filter(({ region }) => region?.kind === 'handler' && region.blocks);
  if (consumers.length === 0 || calls.some(mayGoPast)) return [];
  const found = consumers.flatMap((consumer) => stuckIn(consumer, program));
  return [...new Map(found.map((one) => [one.span.start, one])).values()];
}

function stuckIn({ callbacks, region, span }: CallFact, program: ProgramCalls): readonly StuckConsumer[] {
  if (region?.kind !== 'handler') return [];
  const { passes = [], library: by } = region;
  return callbacks.flatMap((use) => {
    const way = program.repetition.readingIn(use.function, passes);
    const [first] = way;
    if (!first || program.layouts.callsOf(use.function).some(({ call }) => mayGoPast(call))) return [];
    const inside = way.filter((at) => at.span.file === span.file);
    const at = inside.at(-1) ?? { ...first, span };
    const rest = inside.length === 0 ? way : way.slice(inside.length - 1);
    return [{ span: at.span, callee: at.callee, via: rest.map(({ callee }) => callee), by }];
  });
}

/** Whether a call says itself where the consumer goes on. */
function mayGoPast({ remote }: CallFact): boolean {
  return remote?.delivery?.part === 'skip' || remote?.delivery?.part === 'acknowledge';
}
