import type { FactSource } from '../facts/fact-source.ts';
import type { FileFacts, FunctionFacts, Span } from '../facts/model.ts';

/** An answer that names the messages which failed, for a queue that does not ask for it and removes them with the others. */
export interface UnaskedFailures {
  readonly owner: FunctionFacts;
  readonly span: Span;
  /** The name of the queue; `null` where it is deployed elsewhere. */
  readonly queue: string | null;
}

/** Such answers of the functions of a file that a platform runs. */
export function unaskedFailuresIn({ functions }: FileFacts, source: FactSource): readonly UnaskedFailures[] {
  return functions
    .filter(({ served }) => served === 'event')
    .flatMap((owner) => {
      const unasking = source.queuesOf(owner.id).find(({ reports }) => reports === 'no');
      const span = unasking ? source.namedFailures(owner.id) : null;
      return unasking && span ? [{ owner, span, queue: unasking.queue }] : [];
    });
}
