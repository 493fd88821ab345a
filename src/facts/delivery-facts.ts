import type { DeployedFunction } from '../program/deployed-function.ts';
import type { FactSource } from './fact-source.ts';
import { isStartedAlone, takesFromQueue } from './handler-delivery.ts';
import { fileOf } from './lookup.ts';
import { namedFailures } from './named-failures.ts';
import type { Session } from './session.ts';

/** What is known of who gives functions their events, from what `deployedAs` tells of the handler of a file. */
export function deliveryFacts(
  session: Session,
  deployedAs: (fileName: string) => DeployedFunction | null,
): Pick<FactSource, 'queuesOf' | 'triesOf' | 'namedFailures'> {
  return {
    queuesOf: (id) => (takesFromQueue(session, id) ? (deployedAs(fileOf(id))?.queues ?? []) : []),
    triesOf: (id) => (isStartedAlone(session, id) ? (deployedAs(fileOf(id))?.tries ?? null) : null),
    namedFailures: (id) => namedFailures(session, id),
  };
}
