import type { FactSource } from '../facts/fact-source.ts';
import type { ClientConstruction, FileFacts } from '../facts/model.ts';
import { createUncompensated } from './compensation.ts';
import type { EarlyAck } from './early-acks.ts';
import { createDeliveries } from './deliveries.ts';
import { createDualWrites, type DualWrite } from './dual-writes.ts';
import { createEndedRuns } from './ended-runs.ts';
import { fanOutsIn, type FanOut } from './fan-outs.ts';
import { flawedUndosIn, type FlawedUndo } from './flawed-undos.ts';
import { createLimits } from './limits.ts';
import type { LostWork } from './lost-work.ts';
import { unaskedFailuresIn, type UnaskedFailures } from './unasked-failures.ts';
import { mutedWritesIn, type MutedWrite } from './muted-writes.ts';
import type { OperationPair } from './operation-pair.ts';
import { createRequestSummaries, type RequestSummaries } from './request-summaries.ts';
import { createTransactionSummaries, type TransactionSummaries } from './transaction-summaries.ts';
import { createProgramCalls, type ProgramCalls } from './program-calls.ts';
import { hasOtherRegion } from './regions.ts';
import { remember } from '../remember.ts';
import type { RedeliveryLoop } from './redelivery-loops.ts';
import { repeatedBuildsIn, type RepeatedBuild } from './repeated-builds.ts';
import { repeatedCreatesIn, type RepeatedCreate } from './repeated-creates.ts';
import type { RepeatedDelivery } from './repeated-deliveries.ts';
import { createRetrySummaries, type RetrySummaries } from './retry-summaries.ts';
import { createTimes, type Times } from './times.ts';
import { endlessRetriesIn, type RetriedCall } from './retries.ts';
import type { SplitDedupe } from './split-dedupes.ts';
import { spentGuardsIn, type SpentGuard } from './spent-guards.ts';
import type { StuckConsumer } from './stuck-consumers.ts';
import { boundDemands, UnboundedCalls, type UnboundedCall } from './unbounded-calls.ts';
import { unboundedClientsIn, type UnboundedClient } from './unbounded-clients.ts';
import { createUnkeyed, keyDemands, type UnkeyedCreate } from './unkeyed-creates.ts';
import { createUnstableKeys, type UnstableKey } from './unstable-keys.ts';
import { WithheldLimits } from './withheld-limits.ts';

/**
 * Answers questions about the functions of a file with all callees considered. Answers are for the file that holds the
 * decision, in the order of its text, and carry the chain that proves them. Nothing is worked out before it is asked for.
 */
export interface Summaries extends Times, RequestSummaries, RetrySummaries, TransactionSummaries {
  /** Whether anything of a file may be told of; any other answer for a file of which nothing may is empty. */
  concerns(file: FileFacts): boolean;
  /** Remote calls that can wait for ever, at the call site that decides so. */
  unboundedCalls(file: FileFacts): readonly UnboundedCall[];
  /** Clients constructed without the limit that calls on them rely on. */
  unboundedClients(file: FileFacts): readonly UnboundedClient[];
  /** Loops, policies and recursions that repeat a remote call without end. */
  endlessRetries(file: FileFacts): readonly RetriedCall[];
  /** Creations that a retry repeats, and that carry nothing by which that could be told. */
  repeatedCreates(file: FileFacts): readonly RepeatedCreate[];
  /** Breakers and limiters that serve a single run of a function. */
  spentGuards(file: FileFacts): readonly SpentGuard[];
  /** Clients that are built anew for each request, message or event. */
  repeatedBuilds(file: FileFacts): readonly RepeatedBuild[];
  /** Remote calls that are made at once for each item of a collection that nothing caps. */
  fanOuts(file: FileFacts): readonly FanOut[];
  /** Whether the program constructs this kind of client for another region as well, or lets the deployment choose. */
  hasOtherRegion(client: ClientConstruction): boolean;
  /** Database writes and messages of one run that nothing keeps together. */
  dualWrites(file: FileFacts): readonly DualWrite[];
  /** Mutations in different services of which the earlier stands when the later fails. */
  uncompensated(file: FileFacts): readonly OperationPair[];
  /** Compensations that may leave standing what they are to undo. */
  flawedUndos(file: FileFacts): readonly FlawedUndo[];
  /** Creates that carry no idempotency key. */
  unkeyedCreates(file: FileFacts): readonly UnkeyedCreate[];
  /** Messages that are taken as done before the work is. */
  earlyAcks(file: FileFacts): readonly EarlyAck[];
  /** Message handlers that give back what fails, to a queue that it never leaves. */
  redeliveryLoops(file: FileFacts): readonly RedeliveryLoop[];
  /** Consumers that no message gets past one that cannot be read. */
  stuckConsumers(file: FileFacts): readonly StuckConsumer[];
  /** Work of message handlers whose failure they do not notice. */
  lostWorks(file: FileFacts): readonly LostWork[];
  /** Effects that a message which is delivered twice has twice. */
  repeatedDeliveries(file: FileFacts): readonly RepeatedDelivery[];
  /** Marks of handled messages that can come apart from the work. */
  splitDedupes(file: FileFacts): readonly SplitDedupe[];
  /** Calls whose idempotency key is another one when they are repeated. */
  unstableKeys(file: FileFacts): readonly UnstableKey[];
  /** Changes of which success is told though their failure is only noted in a log. */
  mutedWrites(file: FileFacts): readonly MutedWrite[];
  /** Answers that name the messages which failed, for a queue that does not ask for them. */
  unaskedFailures(file: FileFacts): readonly UnaskedFailures[];
}

/** Summaries over the facts of one version of the program; a changed program needs new ones. */
export function createSummaries(source: FactSource): Summaries {
  const program = createProgramCalls(source);
  const keys = keyDemands((id) => source.functionFacts(id));
  return {
    concerns: (file) => program.layouts.concerns(file),
    ...createUnbounded(source, program),
    ...createDeliveries(program),
    ...createRequestSummaries(source, program),
    ...createRetrySummaries(program),
    ...createTransactionSummaries(program),
    ...createTimes(program),
    repeatedCreates: remember((file: FileFacts) => repeatedCreatesIn(file, program, keys)),
    spentGuards: remember((file: FileFacts) => spentGuardsIn(file, source, program.callers)),
    repeatedBuilds: remember((file: FileFacts) => repeatedBuildsIn(file, source, program.callers)),
    fanOuts: remember((file: FileFacts) => fanOutsIn(file, program)),
    hasOtherRegion: (client) => hasOtherRegion(client, source.allClients()),
    dualWrites: remember(createDualWrites(program)),
    uncompensated: remember(createUncompensated(program)),
    unkeyedCreates: remember(createUnkeyed(keys, source.repetition)),
    flawedUndos: remember((file: FileFacts) => flawedUndosIn(file, program)),
    unstableKeys: remember(createUnstableKeys(program.layouts)),
    mutedWrites: remember((file: FileFacts) => mutedWritesIn(file, program)),
    unaskedFailures: remember((file: FileFacts) => unaskedFailuresIn(file, source)),
  };
}

/** What waits, or tries again, without a limit. */
function createUnbounded(
  source: FactSource,
  program: ProgramCalls,
): Pick<Summaries, 'unboundedCalls' | 'unboundedClients' | 'endlessRetries'> {
  const limits = createLimits(source, program.callers);
  const demands = boundDemands(source, limits);
  const withheld = new WithheldLimits(source, program.callers, limits, demands);
  const isEnded = createEndedRuns(source, program.callers, program.deliverers);
  const waits = { limits, demands, withheld, isEnded };
  const unboundedCalls = new UnboundedCalls(source, waits);
  return {
    endlessRetries: remember((file: FileFacts) => endlessRetriesIn(file, program)),
    unboundedCalls: remember((file: FileFacts) => unboundedCalls.inFile(file)),
    unboundedClients: remember((file: FileFacts) => unboundedClientsIn(file, program.callers, waits)),
  };
}
