/**
 * Facts: what one function does by itself, before its callees are considered. Plain data; nothing here judges.
 */
import type { Effect, System } from '../libraries/descriptor.ts';
import type { ApiValue, ParameterValue, Value } from './value.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** A half-open range of UTF-16 offsets in one file. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Names a function, or a module's top level, by file and start offset. */
export type FunctionId = `${string}#${number}`;

/** What a file is for, told from its path and contents; rules look at `service` files unless asked for more. */
export const fileRoles = [
  'service',
  'browser',
  'test',
  'seed',
  'migration',
  'script',
  'generated',
  'declaration',
] as const;
export type FileRole = (typeof fileRoles)[number];

/** The facts of one file. */
export interface FileFacts {
  readonly file: string;
  readonly role: FileRole;
  readonly functions: readonly FunctionFacts[];
  /** Clients of known packages that are constructed in this file. */
  readonly clients: readonly ClientConstruction[];
  /** Clients, breakers and limiters that a function of this file builds for itself. */
  readonly builds: readonly ClientBuild[];
  /** Settings of options that do nothing, wherever they stand in this file. */
  readonly ineffectiveTimeouts: readonly IneffectiveTimeout[];
  /** Declarations and statements that say by `@coordination <reason>` why processes wait for one another there. */
  readonly coordinated: readonly Span[];
  /** JSDoc tags of ours that cannot be used as written. */
  readonly tagProblems: readonly TagProblem[];
}

/** One function, method, accessor, or the top level of a module. */
export interface FunctionFacts {
  readonly id: FunctionId;
  /** The name a reader would use: `placeOrder`, `OrderService.place`, `<module>`, `<anonymous>`. */
  readonly name: string;
  readonly span: Span;
  readonly parameters: readonly ParameterFact[];
  readonly flow: Flow;
  readonly tags: readonly Tag[];
  /** How the function is entered from outside the program; `null` when only the program calls it. */
  readonly entry: Entry | null;
  /** Whether these are the statements of a module, which run when it is loaded. */
  readonly module?: true;
  /** A decorator of the program may put something around it: a limit, a breaker, an answer for its failure. Absent where none is seen. */
  readonly wrapped?: true;
  /**
   * A platform runs the function as its module exports it: for each `request` as a route of Next.js, or for each `event`, which may be a request
   * or a schedule: the handler of a function, a route for cron jobs. Absent elsewhere.
   */
  readonly served?: 'request' | 'event';
  /** After how many milliseconds the platform ends a run, as the module of a served function says by itself. Absent where it says nothing. */
  readonly runLimitMs?: number;
  /** After how many milliseconds the platform ends a run that has not begun to answer. Absent where nothing says so. */
  readonly answerLimitMs?: number;
  /** The platform starts each run for a schedule or a delivery, in an instance of its own, and no user waits for it. Absent elsewhere. */
  readonly background?: true;
  /** A shared cache keeps what it answers, and asks for it anew behind those whom it gives the old answer. Absent elsewhere. */
  readonly renewed?: true;
  /** The `AbortSignal` that its callers give it. Absent where they give none. */
  readonly signal?: SignalParameter;
}

/** An `AbortSignal` among what a function is given: a parameter, or a property below one. */
export interface SignalParameter extends ValueDependency {
  /** As the function would write it: `signal`, `options.signal`. */
  readonly name: string;
  /** Whether its body mentions it, or the object that holds it. */
  readonly isUsed: boolean;
}

export interface ParameterFact {
  readonly name: string;
  readonly fallback: Value | null;
}

/** How the platform or a library calls a function. `transaction`: a decorator opens a transaction around it. */
export interface Entry {
  readonly kind:
    | 'message-handler'
    | 'event-handler'
    | 'request-handler'
    | 'schedule'
    | 'workflow'
    | 'durable'
    | 'transaction';
  /** The message pattern, route or name where it is a constant. */
  readonly pattern: string | null;
  /** A run that ends without an error is the answer that all is done: the message is not delivered again, the request succeeds. Absent where that is not known. */
  readonly settles?: true;
  /** Each message comes at most once, so that one whose handling failed does not come again. Absent elsewhere. */
  readonly once?: true;
}

/** A JSDoc tag of ours. */
export interface Tag {
  readonly name: 'idempotent' | 'compensates' | 'cap' | 'coordination';
  readonly text: string;
}

export interface TagProblem {
  readonly span: Span;
  readonly message: string;
}

/** Statements in the order in which they run. */
export type Flow = readonly Step[];

export type Step = CallStep | BranchStep | LoopStep | TryStep | ParallelStep | ExitStep;

/** A call of interest: it reaches a known library, or a function of the program, or runs functions that it is given. */
export interface CallStep {
  readonly kind: 'call';
  readonly call: CallFact;
  /** For an operator by which a lazy source is retried: what makes the source, and what is composed on it before. Absent elsewhere. */
  readonly retried?: Flow;
}

/** Exactly one arm runs. An `if` without `else` has an empty second arm; `a && b()` is a branch as well. */
export interface BranchStep {
  readonly kind: 'branch';
  readonly arms: readonly Flow[];
  /** When the first arm runs, where what the function is given has a say in it. */
  readonly when?: Condition;
  /** The arm that only runs where a promise was rejected, as the settled result tells. Absent where none is known to. */
  readonly rejected?: 0 | 1;
}

/** A test as far as it reads parameters; what else it reads is unknown. */
export type Condition =
  | { readonly kind: 'truthy'; readonly value: Value }
  | { readonly kind: 'same'; readonly left: Value; readonly right: Value }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all' | 'any'; readonly of: readonly [Condition, Condition] };

/** The body runs zero or more times. */
export interface LoopStep {
  readonly kind: 'loop';
  readonly body: Flow;
  readonly loop: LoopFact;
}

export interface TryStep {
  readonly kind: 'try';
  readonly body: Flow;
  /** `null` when there is no catch clause. `.catch(f)` on a promise is a try around the promise's call. */
  readonly handler: Flow | null;
  /** Whether the handler always leaves with an error (`throw`, `reject`, `process.exit`); `unknown` when only some paths do. */
  readonly rethrows: Answer;
  /** The error ends in the handler, which decides by nothing, calls nothing and keeps nothing: it is `noted` in a log at most, or `dropped`. Absent elsewhere. */
  readonly mutes?: 'noted' | 'dropped';
  /** The catch clause, or the function that reacts to the failure of a promise. Absent where none is seen. */
  readonly caughtAt?: Span;
  readonly finalizer: Flow | null;
  /** The handler starts the function again. Absent where it is not known to, and where more than a count may decide on it. */
  readonly restart?: Restart;
}

/** A function that starts itself again after a failure, by a call or by a timer. */
export interface Restart {
  /** The call by which it starts again, or which starts the timer. */
  readonly span: Span;
  /** Whether a test keeps a count below a limit: `no` where every failure leads to another run, `unknown` where a timer that is kept may be cleared. */
  readonly capped: Answer;
  /** The most runs in all, where that is a constant. */
  readonly turns: number | null;
  readonly pause: Pause;
  /** Whether the caught error may have a say in whether it starts again. */
  readonly choosy: boolean;
}

/**
 * Branches that run beside each other: `Promise.all([...])`, `Promise.all(items.map(f))`. With the combinator `none` nobody waits for the
 * branch, which runs beside what follows: `void (async () => { … })()`.
 */
export interface ParallelStep {
  readonly kind: 'parallel';
  readonly span: Span;
  readonly combinator: 'all' | 'allSettled' | 'any' | 'race' | 'none';
  readonly branches: readonly Flow[];
  /** For each branch, how many runs it stands for, where it is run once for each item of a collection. Absent where that is known of none. */
  readonly extents?: readonly (Extent | null)[];
  /** Nobody looks at what a combinator gives that also keeps failures: `await Promise.allSettled(sends);`. Absent elsewhere. */
  readonly unread?: true;
}

/**
 * How many items a collection holds, where that is known: `grown`, as many as a read finds that nothing caps, or `most` where it reads long
 * pages, `by` being the read as written; `given`, as many as the collection that a parameter is given.
 */
export type Extent =
  | { readonly kind: 'grown'; readonly by: string; readonly most: number | null }
  | { readonly kind: 'given'; readonly function: FunctionId; readonly index: number };

/** An argument that is a collection whose size is known to be uncapped, or to be capped by a long page of so many at `most`. */
export interface GrownArgument {
  readonly argument: number;
  /** The read that finds the items, as written. */
  readonly by: string;
  readonly most: number | null;
}

/** Leaves the function, the loop, or the turn of the loop. */
export interface ExitStep {
  readonly kind: 'exit';
  readonly how: 'return' | 'throw' | 'break' | 'continue';
  readonly span: Span;
  /** What a `return` tells: `success` by what says so whatever happened (`{ success: true }`, an answer of 200), `true`, or `nothing`. Absent elsewhere. */
  readonly tells?: 'success' | 'true' | 'nothing';
}

/** What limits a loop, as far as its own text shows. */
export interface LoopFact {
  /** The keyword with its head: `while (true)`. */
  readonly span: Span;
  /** A collection or a counted range: as many turns as there are items. `pages` when each turn asks for the next page. */
  readonly over: 'items' | 'condition' | 'forever';
  /** Whether the number of turns, or the time spent, is capped by a counter, a deadline, or an abort signal. */
  readonly capped: Answer;
  /** The most turns, where it is a constant. */
  readonly turns: number | null;
  /** Whether the result of one turn decides on the next one (a cursor, a page, a status): polling and pagination, no retry. */
  readonly progresses: Answer;
  /** The HTTP status of an answer may lead to another turn, without an error. Absent where it is not known to. */
  readonly byStatus?: true;
  /** Promises whose failure is told by a value, which leads to another turn: `await load().catch(() => null)`. Absent where none is known to. */
  readonly byValue?: readonly Span[];
  /** What passes between two turns. Absent where turns do different things: an item each, a page each, another host after a failure. */
  readonly pause?: Pause;
  /** Whether a caught error has a say in whether there is another turn. Absent where it is known to have none. */
  readonly choosy?: true;
  /** A turn for each message of one delivery, which is taken as done as a whole. Absent where it is not known to be. */
  readonly delivery?: true;
}

/** What passes between two attempts: the longest of the waits. */
export interface Pause {
  /** Milliseconds before the second attempt, where they are a constant; 0 where nothing is waited for, `null` where that cannot be told. */
  readonly ms: number | null;
  /** Whether it gets longer from attempt to attempt. */
  readonly grows: Answer;
  /** Whether chance has a part in it. */
  readonly jitter: Answer;
  /** Where its length is made, in the file of the retry; `null` where that is not written there. */
  readonly at: Span | null;
}

/** A call site. */
export interface CallFact {
  readonly span: Span;
  /** The callee as written, shortened: `this.http.post`. */
  readonly callee: string;
  /** The known library call, if it is one. */
  readonly remote: RemoteCall | null;
  /** Functions of the program that may be called; empty when it is a library's or cannot be seen. */
  readonly targets: readonly CallTarget[];
  /** The parameter that is called, of this function or of one around it: `job` in `run(job) { await job(); }`. `null` or absent when the callee is no parameter. */
  readonly invokes?: ParameterValue | null;
  /** `no`: the callee's body cannot be seen and it is not a known library's call, so that nothing may be concluded from silence. */
  readonly visible: Answer;
  readonly args: readonly Value[];
  /** Collections among the arguments of a function of the program whose size is known to be uncapped, by position. Absent when there are none. */
  readonly grown?: readonly GrownArgument[] | undefined;
  /** Functions among the arguments and who runs them. */
  readonly callbacks: readonly CallbackUse[];
  /** What the library does around the functions that it runs; `null` when nothing is known of it. */
  readonly region: Region | null;
  /** Further things that it does around them, within `region`, outermost first. Absent when there are none. */
  readonly inner?: readonly Region[] | undefined;
  /** `yes`: awaited or returned; `no`: nobody waits for it (fire and forget). */
  readonly awaited: Answer;
  /** A function of the program is called here, and a race against a timer ends the wait for it. Absent where none is seen. */
  readonly raced?: true | undefined;
  /** After how many milliseconds that timer ends it. Absent where that cannot be told. */
  readonly racedMs?: number | undefined;
  /** Its promise is kept, and awaited when other calls may have begun. Absent where it is awaited at once. */
  readonly later?: true | undefined;
  /** It answers the request that is served: with `success`, as constants say so, or with what is `open` until it runs. Absent where it does not. */
  readonly responds?: 'success' | 'open' | undefined;
  /** A function of the program is given what is made of a clock or chance for this call alone. Absent where none is seen. */
  readonly varying?: readonly VaryingArgument[] | undefined;
}

export interface CallTarget {
  readonly function: FunctionId;
  /** `exact`: this one is called; `implementation`: one of several that implement an interface, override a method or may be the value that is called; `provider`: bound to an injection token; `handler`: answers a message pattern. */
  readonly by: 'exact' | 'implementation' | 'provider' | 'handler';
}

/** A function handed over in a call. */
export interface CallbackUse {
  readonly function: FunctionId;
  readonly argument: number;
  /** `inline`: runs before the call is over; `deferred`: runs later or elsewhere; `unknown`: whoever receives it decides. */
  readonly runs: 'inline' | 'deferred' | 'unknown';
  /** It runs anew each time the lazy source that the call makes, or is an operator of, is made to run. Absent elsewhere. */
  readonly subscribed?: true;
}

/** A known library call that leaves the process, or opens, commits or rolls back a transaction. */
export interface RemoteCall {
  readonly library: string;
  /** Type and member in the descriptor's terms: `AxiosInstance.post`, `fetch`, `Stripe.refunds.create`. */
  readonly operation: string;
  readonly system: System;
  readonly effect: Effect | 'unknown';
  /** As far as its payload shows, it gives what it names values that do not depend on what was there, so that doing it again changes nothing more. */
  readonly sets?: true;
  /** It adds to a record of what happened, which nothing is taken back from. Absent elsewhere. */
  readonly appends?: true;
  /** A request of which it is open whether it makes something new. Absent where that is known. */
  readonly open?: OpenRequest;
  /** It changes nothing, and asks the server for a connection or a channel. Absent elsewhere. */
  readonly opens?: true;
  /** It handles a failure, and is given the signal by which that may have come about. Absent elsewhere. */
  readonly spent?: true;
  readonly client: ClientUse;
  /** URL, topic, queue, table, message pattern, as far as it is known. */
  readonly target: Value | null;
  /** The file of the program whose route answers the request as which the message is delivered. Absent where none is known. */
  readonly receivedIn?: string;
  /** `null` where waiting is not judged. */
  readonly bound: Bound | null;
  /** `null` where a repetition does no harm that a key prevents. */
  readonly key: KeyFact | null;
  /** What a repetition makes another one of. Absent where that is not known. */
  readonly makes?: MakingFact;
  /** Attempts that the library makes by itself; `null` when it does not retry. */
  readonly retries: Attempts | null;
  /** The SQL text that it sends, as far as that is known; `null` when it sends none. */
  readonly statement: Value | null;
  /** What a server that cannot be reached has it fail with, where that is an error of the language itself. */
  readonly throws?: 'TypeError';
  /** What it hands on is given to its handler again at once when that fails. Absent where that is not proven. */
  readonly redelivered?: ImmediateRedelivery;
  /** How often what it hands on is given to its handler, while that fails. Absent where that is once, or not known. */
  readonly delivered?: DeliveryAttempts;
  /** It, or what it hands on, is tried again after waits that are the same for everyone. Absent where that is not proven. */
  readonly lockstep?: LockstepRepetition | undefined;
  /** Which transaction a database call runs in. */
  readonly joins: Joining;
  /** What decides on that, where it is a parameter that callers may leave out. Absent elsewhere. */
  readonly handed?: HandedClient;
  /** Marks calls that open and close a transaction by hand, or a part of one that can be rolled back by itself. */
  readonly marks: 'begin' | 'commit' | 'rollback' | 'savepoint' | null;
  /** The SQL text that any connection of a pool may be sent, where it opens a transaction or is left to the caller. Absent elsewhere. */
  readonly pooled?: Value;
  /** Streams, long polls, server-sent events: meant to wait. */
  readonly streaming: Answer;
  /** A framework keeps the answer and renews it in the background, so that nobody waits for it. Absent elsewhere. */
  readonly kept?: true;
  /** What it or its client is given may cap how many such calls go on at a time. Absent where nothing does. */
  readonly capped?: true;
  /** Operators are applied to its lazy result, which may take its failure in. Absent where none are seen. */
  readonly composed?: true;
  /** It makes a lazy source, and nothing is sent until that is made to run. Absent elsewhere. */
  readonly lazy?: LazyCall;
  /** For a call that may succeed in part. Absent for others. */
  readonly partial?: PartialAnswer;
  /** It takes a lock that other processes respect, or what the program may call one. Absent where it takes none. */
  readonly locks?: LockFact;
  /** For a call by which a consumer takes messages, or says that it is done with them. Absent for others. */
  readonly delivery?: DeliveryFact;
}

/** A call that sends anew each time the lazy source that it makes is made to run. */
export interface LazyCall {
  /** The call with all that is composed on it and around it where it is written. */
  readonly source: Span;
  /** A function that is not asynchronous returns the source. */
  readonly returned: boolean;
}

/** A request whose method is what callers give, or a `POST` of which nobody knows whether what it answers is what it is made for. */
export interface OpenRequest {
  readonly method: Value;
  /** The key that it carries if it makes something new. */
  readonly key: KeyFact;
}

/**
 * What becomes of an answer: `dropped` where only the outcome is looked at, `returned` to the caller of the function where it is not read in
 * that; else `read`, as far as is known.
 */
export type AnswerUse = 'dropped' | 'returned' | 'read';

/** A call that asks that nobody else has done the same. */
export interface LockFact {
  /** The key as written, and the functions and classes around the call: it is a lock where one is called so. `null` where it always is one. */
  readonly called: readonly string[] | null;
  /** The key, whose text may say so as well; `null` where it need not, or a reason for the lock stands beside the call. */
  readonly key: Value | null;
}

/** A part of taking in messages. */
export interface DeliveryFact {
  /** `requeue`: it gives a message back to its queue; `refuse`: it may do something else with it; `skip`: it may go past it; `declare`: it declares a queue. */
  readonly part: 'receive' | 'acknowledge' | 'requeue' | 'refuse' | 'skip' | 'declare';
  /** For `declare`: nothing in its options ends the deliveries of a message that fails. Absent where something may. */
  readonly endless?: Endless;
  /** Messages are fetched by calls, rather than brought to a handler. */
  readonly pulled: boolean;
}

/** A queue of which a message that fails gets nowhere else. */
export interface Endless {
  /** What would take it out of the queue, imperative, as the head of a sentence. */
  readonly remedy: string;
  /** How long it goes round, in words: "without end". */
  readonly lasts: string;
}

/** The answer of a call that succeeds although a part of what it was asked for was not done. */
export interface PartialAnswer {
  /** The member of the answer that tells of that part: `UnprocessedItems`. */
  readonly told: string;
  /** Whether it is read: `no` where the answer is dropped, or other members of it alone are read; `unknown` where it is handed on. */
  readonly read: Answer;
}

/** The client of a call. */
export interface ClientUse {
  /** Equal for calls on one client: where it was made or its variable declared. `null` when it cannot be told. */
  readonly origin: Span | null;
  /** Where the client is constructed in sight; `null` when it is not. */
  readonly construction: Span | null;
  /** As written: `stripe`, `this.http`. */
  readonly name: string;
  /** Where a database's client comes from. Absent where that is not in sight, or where its calls may join an open transaction by other means. */
  readonly lineage?: Lineage;
}

/** Where a client comes from, by identities that are equal for the same client. */
export interface Lineage {
  /** The client and those between it and the first one, nearest first: `queryRunner.manager`, `queryRunner`. Empty for the first one itself. */
  readonly taken: readonly string[];
  /** The first one, that opens connections: where it is made or declared, and under which token a container injects it. */
  readonly store: readonly string[];
}

/** The client of a transaction that callers may hand to a function. */
export interface HandedClient {
  /** The parameter by which they do. */
  readonly by: ParameterValue;
  /** Where the client comes from that is used where they do not. */
  readonly own: Lineage;
}

/** `transaction`: on the handle, session or query runner of an open one; `outer`: on a client of its own; `ambient`: the library joins by context. */
export type Joining = 'transaction' | 'outer' | 'ambient' | 'unknown';

/** How long a call waits at most. */
export interface Bound {
  /** `caller`: decided by parameters in `depends`, and `whenAbsent` says what holds if the caller gives none of them. */
  readonly verdict: Answer | 'caller';
  /** The limit in milliseconds where it is a constant. */
  readonly ms: number | null;
  /** What bounds it, in words: "`timeout` of the call", "`timeout` of the client", "the default of stripe". `null` when nothing does. */
  readonly by: string | null;
  readonly depends: readonly ValueDependency[];
  readonly whenAbsent: Answer;
  /** What ends an idle wait by default, in words that follow "its own is"; empty when nothing does. */
  readonly idle: string;
  /** Whether the missing bound is the client's to give (a client is constructed in sight and takes such an option) or the call's. */
  readonly missingAt: 'call' | 'client';
  /** How a bound is added; `null` when no edit is mechanical. */
  readonly remedy: Remedy | null;
  /** The option to name in a report, whether or not an edit is mechanical: "`timeout`", "`signal`". */
  readonly option: string;
  /** How long it may take at least, when it takes as long as it is let. Absent where that cannot be told. */
  readonly longest?: LongestWait;
  /** What the call is given to be cancelled by. Absent where its library takes no `AbortSignal` there. */
  readonly abort?: AbortFact;
}

/** The option of a call that takes an `AbortSignal`. */
export interface AbortFact {
  /** Option path: `signal`. */
  readonly option: string;
  readonly value: Value;
}

/** The limit of a call, that of each attempt which its library makes or that of all of them. */
export interface LongestWait {
  /** In milliseconds; a parameter where callers decide. */
  readonly value: Value;
  readonly each: boolean;
  /** Where it comes from, in words, as in {@link Bound.by}. */
  readonly by: string;
  /** Where the signal, or the moment, is made that ends the call, where that is before the call and may end others too. Absent elsewhere. */
  readonly madeAt?: Span;
}

/** A parameter (and a property path below it) on which an answer depends. */
export interface ValueDependency {
  readonly function: FunctionId;
  readonly index: number;
  readonly path: readonly string[];
}

/** One insertion that a suggestion can make. */
export interface Remedy {
  readonly file: string;
  readonly offset: number;
  readonly text: string;
  /** What it does, for the menu of an editor: "Add `timeout: 10_000`". */
  readonly title: string;
}

/** What a call of a payment provider makes another one of each time it is repeated. */
export interface MakingFact {
  /** As a noun: `refund`. */
  readonly what: string;
  /** What names one of them, the same at each repetition: "the id of the order". */
  readonly namedBy: string;
  /** Whether money moves by it, or somebody is billed: `later` where something else has to happen to it first, or may have to. */
  readonly money: 'moves' | 'later' | 'stays';
  /** For `later`: what has to happen, behind "before": "it is confirmed". Absent elsewhere. */
  readonly until?: string;
}

/** The idempotency key, or another guard against being done twice, of a call that is not idempotent by itself. */
export interface KeyFact {
  readonly verdict: Answer | 'caller';
  /** Where the key stands, in words: "`idempotencyKey`", "header `Idempotency-Key`". */
  readonly by: string | null;
  readonly value: Value | null;
  readonly depends: readonly ValueDependency[];
  /** The SDK makes a key for each call, which covers its own retries only. */
  readonly automatic: boolean;
  /** The call of the library that answers how much is left of what it takes from: `balance.retrieve`. Absent where it takes from nothing, or none is known. */
  readonly takesFrom?: string;
  /** It takes all that there is, so that a second call is refused, with a key or without one. Absent elsewhere. */
  readonly takesAll?: true;
  /** The option to name in a report. */
  readonly option: string;
  /** Each of several things that are sent takes a key of its own. Absent elsewhere. */
  readonly inEach?: true;
  /** It is a header that servers take by convention: whether this one does is not known. Absent where the library is known to take it. */
  readonly byConvention?: true;
  readonly remedy: Remedy | null;
  /** What makes the key another one each time the call is made. Absent where nothing is proven to. */
  readonly varies?: Variation;
}

/**
 * What makes an expression another value each time it is evaluated: `attempt` where a library tells which attempt this is, `count` where a variable
 * is counted up, which need not be by attempts.
 */
export interface Variation {
  readonly from: 'clock' | 'random' | 'attempt' | 'count';
  /** As written, shortened: `randomUUID()`. */
  readonly text: string;
}

/** A property below an argument that is another one each time the call is made. */
export interface VaryingArgument extends Variation {
  readonly argument: number;
  /** The path of the property; empty for the argument itself. */
  readonly path: readonly string[];
}

/** What it means to do an operation once more. */
export interface IdempotencyFact {
  /** Whether that changes nothing more than doing it once. */
  readonly verdict: Answer;
  /** What there is twice then: a `row`, a `change` on top of the first, a `notice` to somebody. `null` where the verdict is not `no`. */
  readonly makes: 'row' | 'change' | 'notice' | null;
  /** The table, collection, model or key that it works on, as a text that is equal for the same one; `null` where that cannot be told. */
  readonly table: string | null;
  /** Whether it is a write under a condition, or may be one, that refuses it the second time. */
  readonly refuses: boolean;
  /** It stores rows, and by an option of it leaves out those that are there already. Absent elsewhere. */
  readonly fillsIn?: true;
}

/** A call whose answer a test reads. */
export interface Asked {
  readonly span: Span;
  /** Whether what it asks can be seen: a known library's call, a function of the program, or nothing that is waited for. */
  readonly seen: boolean;
}

/** A test that ends a function before a call, or the turn of the loop around it, as if all had been done. */
export interface Drop {
  /** The call of a library by whose answer alone it is decided. */
  readonly asked: Span;
  /** Whether it ends where that call gives something, rather than nothing. */
  readonly whenGiven: boolean;
}

/** A call that may keep what another call makes, where it was looked for before it was made. */
export interface Keeper {
  readonly call: Span;
  /** What runs only where nothing was kept yet. */
  readonly guarded: Span;
}

/** What leads to a function besides the calls that are in sight. */
export interface ReachFacts {
  /** Whether sources of the workspace that are out of the program name a function, and each of them may end the wait for it. Reads their texts. */
  mayBeLimitedOutside(id: FunctionId): boolean;
  /** Whether the calls of a function that are in sight are all there are: no other name leads to it, and no source out of the program names it. */
  isCalledInSight(id: FunctionId): boolean;
  /** Whether a framework may run a function that nobody calls, because of where it is and what it is called. */
  mayBeFoundByPlace(id: FunctionId): boolean;
  /** Whether a function is a member of a class that nobody names, so that there is no instance of it. */
  isOfUnusedClass(id: FunctionId): boolean;
}

/** What repeating things means in a program. Asked where something is known to be repeated. */
export interface RepetitionFacts {
  /** Who gives a function again what it has not finished, by how it is decorated or deployed; `null` where nobody is known to. */
  redeliveredBy(id: FunctionId): string | null;
  /**
   * Whether the server's refusal of a request, which no repetition changes, comes as an error: of the call itself, or of the code around it,
   * which throws for the status of the answer and tells nothing apart by it.
   */
  refusalFails(call: CallFact): Answer;
  /** What it means to make a call of the program once more. */
  idempotencyOf(call: CallFact): IdempotencyFact;
  /** The calls whose answers decide whether the call at a place is made. */
  askedBefore(call: Span): readonly Asked[];
  /** The calls whose answers decide whether the call at a place is made, where the function around it comes to it. */
  askedAround(call: Span): readonly Asked[];
  /** The calls whose answers decide whether the function around the call at a place goes on after it, rather than throw. */
  askedAfter(call: Span): readonly Asked[];
  /** The calls whose answers the call at a place is given, in whatever is made of them. */
  answersGiven(call: Span): readonly Span[];
  /** The tests before the call at a place that end its function as if all had been done. */
  dropsBefore(call: Span): readonly Drop[];
  /**
   * Whether a read no longer finds the rows that a write has changed: `no` where its filter names no column that the write changes, or it reads
   * another table.
   */
  hides(read: CallFact, write: CallFact): Answer;
  /** Whether a read answers the same after a write of its table as before it, in all that is looked at of the answer. */
  keepsAnswer(read: CallFact, write: CallFact): boolean;
  /** The calls that gave a row of which a test before the call at a place ends its function, once a write has changed it. */
  rowsEnding(call: Span, write: CallFact): readonly Span[];
  /** For how many milliseconds a call keeps a key that it sets only where it is not set; `null` where it sets none, or that cannot be told. */
  claimedMs(call: CallFact): number | null;
  /** Whether all that a call changes in a row that is there is numbers, counted on from what they were. */
  onlyCounts(call: CallFact): boolean;
  /** Whether the function around a call fails, or answers with a server error, where that gives what is returned at a place. */
  failsWith(returned: Span, call: Span): boolean;
  /** What the call of a function of the program tells at a place that answers the request by something it is given; `undefined` where none is known to. */
  answeredThrough(call: Span): CallFact['responds'];
  /** What becomes of the answer of the call at a place. */
  answerUse(call: Span): AnswerUse;
  /** Whether `undefined` in the place of what an awaited call gives fails at once. */
  isNeeded(call: Span): boolean;
  /**
   * The way from a function to a call that fails for some of the messages that its first parameter is given, each time it is made, and with it
   * the function. Nothing where none is known.
   */
  readingIn(id: FunctionId, passes: readonly string[]): readonly Reading[];
  /** The tables of which a schedule reads lists and sends to the route in a file, so that what was not sent there is sent by the next run of it. */
  sweptTables(receiver: string): readonly string[];
  /** The tables in which the route of a file looks for a row, to end without an error where there is none. */
  tablesPassedOver(receiver: string): readonly string[];
  /** The file of the program that answers requests to a URL; `null` where none is known to. */
  receiverOf(url: Value): string | null;
  /** The functions that objects of the program have beside a name which the call at a place is given: what runs for a job of that name. */
  namedHandlers(call: Span): readonly FunctionId[];
  /** The functions beside which the program says on what schedule they run. */
  scheduledFunctions(): readonly FunctionId[];
  /** The calls that may keep what the call at a place makes only where it is missing, so that a later run finds it. */
  keepersOf(call: Span): readonly Keeper[];
}

/** A call on the way to where a message is read, the last of which reads it. */
export interface Reading {
  readonly span: Span;
  /** The callee as written, shortened: `JSON.parse`. */
  readonly callee: string;
}

/** How often an engine runs a function for which a workflow has a stand-in. */
export interface StandIn {
  /** The call that gives the stand-in, as written. */
  readonly name: string;
  readonly attempts: Attempts;
}

/** How often in all a handler is given one thing, while it fails. */
export interface DeliveryAttempts {
  readonly attempts: number;
  /** Where the number comes from: "`attempts`". */
  readonly by: string;
  /** The library has the number of itself: the program sets none. */
  readonly byDefault?: true;
  /** The name of the queue; `null` where there is none, or it is not known. */
  readonly queue: string | null;
}

/** How often in all a handler is given one thing, with nothing in between. */
export interface ImmediateRedelivery {
  readonly attempts: number;
  /** The option that would put time in between: "`backoff`". */
  readonly option: string;
}

/** Attempts between which the waits are told by their number alone. */
export interface LockstepRepetition {
  /** How often in all; `null` where that is not known. */
  readonly attempts: number | null;
  /** The option that would have chance take part: "`backoff.jitter`". */
  readonly option: string;
  /** A handler is given what the call hands on again; else the call itself is made again. */
  readonly redelivered: boolean;
  /** Where the program makes the delay, in the file of the call; `null` where that is not written there, or the library makes it. */
  readonly at: Span | null;
}

/** A number of attempts, the first one included. `most: null` with verdict `no` means without end. */
export interface Attempts {
  /** Whether it is bounded. */
  readonly bounded: Answer;
  readonly most: number | null;
  /** Where the number comes from, in words. */
  readonly by: string;
  /** The library has the number of itself: the program sets none. */
  readonly byDefault?: true;
  /** Only a request to which no answer came is made again. Absent where that is not known. */
  readonly unanswered?: true;
  /** Only a request that was answered with 429 or 5xx is made again. Absent where that is not known. */
  readonly answered?: true;
  /** How many they are unless the deployment sets another number. Absent where it does not decide, or there is no default. */
  readonly usual?: number;
}

/** What a library does around functions that it runs. */
export type Region = TransactionRegion | RetryRegion | TimeoutRegion | OtherRegion;

export interface TransactionRegion {
  readonly kind: 'transaction';
  readonly library: string;
  readonly reruns: boolean;
  readonly limitMs: number | null;
  readonly client: ClientUse;
}

export interface RetryRegion {
  readonly kind: 'retry';
  readonly library: string;
  readonly attempts: Attempts;
  /** Whether elapsed time is capped. */
  readonly elapsed: Answer;
  readonly delayMs: number | null;
  readonly factor: number | null;
  /** The longest delay in milliseconds; `null` where that cannot be told. Absent where delays are not capped. */
  readonly longestDelayMs?: number | null;
  readonly jitter: Answer;
  /** Where the program makes the delay, in the file of the call; `null` where that is not written there, or the library makes it. */
  readonly delayAt: Span | null;
  /** Whether a predicate decides which errors lead to another attempt. */
  readonly predicate: Answer;
  /** What runs again, where it is no function that is handed over. Absent where it is one, or cannot be seen. */
  readonly over?: Retried;
  /** The option to name in a report: "`maxAttempts`". */
  readonly option: string;
  /** The option that sets the delay: "`minTimeout`". Absent where there is none. */
  readonly delayOption?: string;
  /** The option that has chance take part in the delay: "`randomize`". Absent where there is none. */
  readonly jitterOption?: string;
  /** What decides which errors are retried, where the library has such an option: "`shouldRetry`". Absent where there is none. */
  readonly predicateOption?: string;
  readonly remedy: Remedy | null;
}

/** `client`: every call of a client from then on; `source`: the lazy source on which an operator is composed, written at `span`. */
export type Retried = { readonly kind: 'client' } | RetriedSource;

export interface RetriedSource {
  readonly kind: 'source';
  readonly span: Span;
  /** Operators between the source and the retry may look at its error or take it in. */
  readonly handled: boolean;
  /** Operators after the retry may do so with the error of its last attempt. */
  readonly caught: boolean;
}

export interface TimeoutRegion {
  readonly kind: 'timeout';
  readonly library: string;
  readonly bounded: Answer;
  readonly ms: number | null;
  /** Whether the work is aborted as well, or only no longer waited for. */
  readonly aborts: boolean;
}

export interface OtherRegion {
  readonly kind: 'breaker' | 'limit' | 'lock' | 'durable' | 'workflow' | 'handler' | 'request';
  readonly library: string;
  readonly delivery: 'at-least-once' | 'at-most-once' | 'unknown';
  /** For `limit`: it lets as many runs go on at a time as there are. Absent where it may not. */
  readonly lets?: 'all';
  /** For a limit that lets all: of how many runs the call is made, one for each item of a collection. Absent where it runs one, or that is not known. */
  readonly over?: Extent;
  /** For `handler`: no message is given before the one whose run failed is done, however often that fails. Absent elsewhere. */
  readonly blocks?: true;
  /** For a handler that `blocks`: names of functions, among what it is given, by which it may go past a message. Absent where it is given none. */
  readonly passes?: readonly string[];
  /** For `handler`: the name of the queue whose messages it is given. Absent where that is not known. */
  readonly queue?: string;
  /** How often what it runs is run in all, while that fails. Absent where it does not say so. */
  readonly reruns?: Attempts;
  /** What fails with such an error is not run again, whatever `reruns` says. Absent where that makes no difference. */
  readonly spares?: 'TypeError';
  /** For `handler`: the queue that it declares, where nothing in its options ends the deliveries of a message that fails; its name is `null` where it is no constant. Absent elsewhere. */
  readonly endlessQueue?: Endless & { readonly name: string | null };
  /** For `handler`: the option by which each message is taken as done on delivery, as written: `noAck: true`. Absent where none is set. */
  readonly doneOnDelivery?: string;
  /** For `handler`: the option that would leave it to the handler, as nothing was set and each message is taken as done on delivery: `noAck: false`. Absent elsewhere. */
  readonly doneUnless?: string;
}

/** A client of a known package, constructed in this file. */
export interface ClientConstruction {
  readonly span: Span;
  /** Type in the descriptor's terms: `S3Client`. */
  readonly type: string;
  /** What makes it, as written: `axios.create`, `new S3Client`. */
  readonly maker: string;
  readonly library: string;
  /** The kind of system that its library is for. */
  readonly system: System;
  readonly value: ApiValue;
  /** The region it is pinned to; `null` when its library knows no regions. */
  readonly region: RegionFact | null;
  /** Whether every call is bounded by it; `null` when its library has no client-wide limit. */
  readonly bound: Bound | null;
  /** How long a call waits for one of its connections. Absent when its library is not known to let calls wait. */
  readonly acquire?: AcquireFact;
  /** How often it says that it is alive. Absent when nothing is set, or what is set is not seen. */
  readonly heartbeat?: HeartbeatFact;
}

/** The signs of life of an instance, both times as they take effect. */
export interface HeartbeatFact {
  /** Where one of the two options is written; else the construction. */
  readonly span: Span;
  readonly interval: EffectiveTime;
  /** The silence after which it is taken for dead. */
  readonly timeout: EffectiveTime;
  /** How many intervals have to fit into the timeout. */
  readonly intervals: number;
}

/** A time that an option sets, or the library where it is left out. */
export interface EffectiveTime {
  readonly option: string;
  readonly ms: number;
  readonly byDefault: boolean;
}

/** The wait for a connection of a pool, when all are taken. */
export interface AcquireFact {
  readonly bounded: Answer;
  /** Whether the missing limit is one of `time`, or of the number of calls in the `queue`. */
  readonly limits: 'time' | 'queue';
  /** The property to name in a report: "`connectionTimeoutMillis: 2_000`". */
  readonly option: string;
  readonly remedy: Remedy | null;
}

/**
 * What works only when it is shared, and is built each time a function runs: a client that keeps `connections`, built from what is the same
 * each time; a breaker that keeps `failures`; a limiter that keeps count of the calls that are `running`.
 */
export interface ClientBuild {
  readonly span: Span;
  /** The class or factory as written: `S3Client`, `createPool`. */
  readonly name: string;
  readonly library: string;
  /** The function that builds it; never a module's top level. */
  readonly function: FunctionId;
  readonly keeps: 'connections' | 'failures' | 'running';
  readonly fate: Fate;
}

/**
 * What becomes of a value: `spent` by as many calls as are written down in the function, `used` by more or later ones while the function runs,
 * `returned` to the caller; `unknown` where it may be kept.
 */
export type Fate = 'spent' | 'used' | 'returned' | 'unknown';

export interface RegionFact {
  /** `literal`: one constant place; `environment`: the deployment decides (also as `env ?? literal`); `absent`: the SDK's own resolution. */
  readonly from: 'literal' | 'environment' | 'absent' | 'several' | 'placeless' | 'unknown';
  readonly name: string | null;
  /** Whether another place is given in the same options (an endpoint, a list of locations). */
  readonly alternative: Answer;
  /** The vendor pins this service's control plane to a region. */
  readonly pinned: boolean;
  /** Where the literal stands. */
  readonly span: Span;
}

/** A limit that does not limit. */
export interface IneffectiveTimeout {
  readonly span: Span;
  readonly callee: string;
  /** `ignored`: no such option; `misplaced`: in the body's place; `unarmed`: needs another option; `disabled`: a value that means no limit; `seconds`: a number of seconds where milliseconds are meant; `past`: a number of milliseconds where a moment is meant; `abandoned`: a race that stops waiting and lets the call run. */
  readonly reason: 'ignored' | 'misplaced' | 'unarmed' | 'disabled' | 'seconds' | 'past' | 'abandoned';
  /** The option as written with its value: "`timeout: 5`". */
  readonly option: string;
  /** What happens instead, as the end of a sentence. */
  readonly because: string;
  /** What to do, imperative, without a full stop. */
  readonly instead: string;
  readonly remedy: Remedy | null;
}
