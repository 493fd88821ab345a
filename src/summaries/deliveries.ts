import type { FileFacts } from '../facts/model.ts';
import { earlyAcksIn } from './early-acks.ts';
import { lostWorksIn } from './lost-work.ts';
import type { ProgramCalls } from './program-calls.ts';
import { redeliveryLoopsIn } from './redelivery-loops.ts';
import { remember } from '../remember.ts';
import { repeatedDeliveriesIn } from './repeated-deliveries.ts';
import { splitDedupesIn } from './split-dedupes.ts';
import { stuckConsumersIn } from './stuck-consumers.ts';
import type { Summaries } from './summaries.ts';

/** What becomes of messages that may be delivered more than once. */
export function createDeliveries(
  program: ProgramCalls,
): Pick<
  Summaries,
  'earlyAcks' | 'redeliveryLoops' | 'lostWorks' | 'repeatedDeliveries' | 'splitDedupes' | 'stuckConsumers'
> {
  return {
    earlyAcks: remember((file: FileFacts) => earlyAcksIn(file, program)),
    redeliveryLoops: remember((file: FileFacts) => redeliveryLoopsIn(file, program)),
    stuckConsumers: remember((file: FileFacts) => stuckConsumersIn(file, program)),
    lostWorks: remember((file: FileFacts) => lostWorksIn(file, program)),
    repeatedDeliveries: remember((file: FileFacts) => repeatedDeliveriesIn(file, program)),
    splitDedupes: remember((file: FileFacts) => splitDedupesIn(file, program)),
  };
}
