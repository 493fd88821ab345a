import type { DeployedTries } from '../program/deployed-function.ts';
import type { DeployedQueue } from '../program/deployed-queue.ts';
import type {
  ClientConstruction,
  Fate,
  FileFacts,
  FunctionFacts,
  FunctionId,
  ReachFacts,
  RepetitionFacts,
  Span,
  StandIn,
} from './model.ts';

/** The facts of one program, read when they are asked for and kept as long as the program. */
export interface FactSource {
  /** The facts of a file; `null` when it is no source file of the program. */
  fileFacts(file: string): FileFacts | null;
  /** The facts of one function, wherever it is; `null` when it has no body in the program. */
  functionFacts(id: FunctionId): FunctionFacts | null;
  /** Every construction of a client that is pinned to a region or limited as a whole, in all service files of the program. */
  allClients(): readonly ClientConstruction[];
  /** What becomes of the client that a call of a function of the program gives; `unknown` where there is no such call. */
  fateOf(call: Span): Fate;
  /** Every function of the service files of the program, in a stable order. Reads all of these files. */
  allFunctions(): readonly FunctionFacts[];
  /** The functions among which a function's callers are most likely to be, one file read after the other; see `likely-callers.ts`. */
  functionsNaming(callee: FunctionFacts): Iterable<FunctionFacts>;
  /** How soon `functionsNaming` reads a file, counted from the first; `null` for one that it does not read. */
  likelihoodIn(file: string, callee: FunctionFacts): number | null;
  /**
   * The functions of the files that can hold a call of a function or hand it to one, so that no others need be read; `null` where any file may;
   * see `calling-files.ts`.
   */
  functionsCalling(callee: FunctionId): readonly FunctionFacts[] | null;
  /** The functions of the files that can hold calls on the client that is constructed at a place; `null` where any file may. */
  functionsUsing(construction: Span): readonly FunctionFacts[] | null;
  /** The functions of the files that may say how often what they hand on is delivered, one file read after the other. */
  functionsHandingOn(): Iterable<FunctionFacts>;
  /** The queues of SQS whose messages a function is given; none where nothing that deploys it says that. */
  queuesOf(id: FunctionId): readonly DeployedQueue[];
  /** How often a function is run in all for an event whose sender does not wait, while it fails; `null` where nothing says that. */
  triesOf(id: FunctionId): DeployedTries | null;
  /** The answer by which a function names the messages of its batch that failed; `null` where none is seen to. Asked for those of queues. */
  namedFailures(id: FunctionId): Span | null;
  /** By which policy an engine runs a function for the workflows of the program; `null` where none is known to. */
  standInOf(id: FunctionId): StandIn | null;
  /** Whether something in the program may end the wait for what it runs: a timeout, a breaker, a race, a durable engine. */
  mayLimit(): boolean;
  /** Whether the lint of a file looks at this program as well, and so comes to the same answers. */
  startsFrom(file: string): boolean;
  /**
   * Whether something is awaited before a call that may be the wait for its turn, in functions around it up to `owner`, which counts where it is
   * `entered` for the call.
   */
  turnsBefore(call: Span, owner: FunctionId, entered: boolean): boolean;
  /** What repeating things means; read where it is asked for. */
  readonly repetition: RepetitionFacts;
  /** What leads to a function besides the calls that are in sight; asked where there is a finding. */
  readonly reach: ReachFacts;
}
