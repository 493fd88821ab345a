/**
 * The vocabulary in which the plugin knows a package. A descriptor is data only: it can be listed, documented, checked
 * against the real package, and written by a team in `settings.distributed.libraries`.
 *
 * Two grammars are used throughout:
 *
 * - An *access path* names a value of the package, starting at an export or at a type of this descriptor:
 *   `default.create()`, `Kafka()`, `Kafka#producer()`. `.` is a member, `()` the result of a call or of `new` (awaited
 *   where it is a promise), and `Type#` starts at an instance of a type of this descriptor.
 * - A *member path* names a member below an instance: `get`, `customers.create`, `*.findMany`, and the empty string for
 *   calling the value itself. A segment may hold `*`, which stands for any characters of one segment.
 *
 * An *option path* names a property below an options object: `timeout`, `retry.limit`. A property whose whole name is the
 * path (`grpc.service_config`) is meant as well.
 */

/** What a call does to state outside the process. */
export const effects = ['read', 'write', 'create', 'publish', 'none'] as const;

/**
 * `read` changes nothing; `write` changes or removes what is named, and doing it twice leaves the same state; `create` makes something new each time
 * (insert, charge, send); `publish` hands a message to a broker, queue or workflow engine; `none` does not leave the
 * process by itself (building a command, opening a lazy connection).
 */
export type Effect = (typeof effects)[number];

/** The kind of system that a call reaches. */
export const systems = [
  'database',
  'cache',
  'broker',
  'queue',
  'workflow',
  'service',
  'payment',
  'mail',
  'chat',
  'object-store',
  'search',
  'model',
] as const;

/**
 * `broker` and `queue` keep messages, `workflow` starts durable executions, `service` is an HTTP or RPC peer, `payment` moves money,
 * `mail` and `chat` notify people, `model` is an inference API.
 */
export type System = (typeof systems)[number];

/** Where the effect of a call is read from when the member alone does not say it. */
export type EffectSource =
  /** An HTTP method: at `option` of the options (or of argument `argument` when given); `fallback` when absent. */
  | {
      readonly from: 'http-method';
      readonly option: string;
      readonly argument?: number;
      readonly fallback: 'GET' | 'POST';
    }
  /** The first keyword of SQL text in argument `argument` (a string, a tagged template, or an object with `text` or `sql`). */
  | { readonly from: 'sql'; readonly argument: number }
  /** The class name of the command in argument `argument`, looked up in {@link LibraryDescriptor.commands}. */
  | { readonly from: 'command'; readonly argument: number }
  /** The last segment of the member itself, looked up in {@link LibraryDescriptor.commands}. */
  | { readonly from: 'member' }
  /** A message pattern in argument `argument`, answered by a handler of the same program; unknown when none is seen. */
  | { readonly from: 'message-pattern'; readonly argument: number };

/** Names of commands (or members) by what they do; `*` stands for any characters. The first match wins, in this order: publish, create, write, read. */
export interface CommandTable {
  readonly publish: readonly string[];
  readonly create: readonly string[];
  readonly write: readonly string[];
  readonly read: readonly string[];
}

/** A type whose instances are known, however they were made. */
export interface TypeModel {
  /**
   * The name used in this descriptor; an exported class or interface of the package. `*` stands for any characters. A type
   * of a namespace is written with it (`Knex.Transaction`), and is meant where a checker says only `Transaction`.
   */
  readonly name: string;
  /** Other exported types with the same members. */
  readonly aliases?: readonly string[];
  /** The type of this descriptor that this one extends, so that an instance of it may be handed over where that one is asked for. */
  readonly extends?: string;
  /** Access paths whose value is an instance. `new Name()` of an exported class must be listed as `Name()`. */
  readonly from: readonly string[];
  /** Position of the options among the arguments of the constructor or factory in `from`; absent when it takes none. */
  readonly options?: number;
  /**
   * Set when the instance takes over the options of the instance it was derived from (`got.extend`, `ky.extend`), so
   * that its own options are laid over the parent's.
   */
  readonly inherits?: boolean;
  /** Member paths whose assignment or call changes the options later: `defaults.timeout`, `defaults.headers`. */
  readonly assigned?: readonly string[];
  /** Member path of a function that registers a hook which may change the options of every call: `interceptors.request.use`. */
  readonly hooks?: readonly string[];
  /** Option path of an array of hooks in the constructor options: `hooks.beforeRequest`. */
  readonly hookOptions?: readonly string[];
  /** Option that names the region or location of the deployment that the client talks to. */
  readonly region?: RegionModel;
  /**
   * Types of the program that extend this one have members of their own that are calls of this descriptor too: stubs that
   * a generator writes. Without it only inherited members are.
   */
  readonly derived?: boolean;
  /**
   * Access paths of values that only a constructor of this kind is given, so that a class that cannot be seen is known by
   * them: `new OrdersClient(address, credentials.createInsecure())`.
   */
  readonly builtWith?: readonly string[];
  /** The arguments of the factory are other instances of this descriptor, outermost first, which apply together: `wrap(retry, timeout)`. */
  readonly combines?: boolean;
  /** An instance opens connections of its own and keeps them open for the calls to come: a pool, an agent, a socket. */
  readonly connects?: boolean;
  /** How long a call waits for one of the connections, when all are taken. */
  readonly acquire?: AcquireModel;
  /** How often an instance says that it is alive, and when it is taken for dead. */
  readonly heartbeat?: HeartbeatModel;
  /**
   * What an instance remembers of the calls before, without which it does nothing for the next one: a breaker `failures`, a limiter which
   * calls are `running`.
   */
  readonly remembers?: 'failures' | 'running';
  /** Members after which an instance belongs to what they start or return, so that its use is not seen: `subscribe`, `wrap`, `addAll`. */
  readonly dedicates?: readonly string[];
  /** Members that tell which attempt at the same work this is: `attemptsMade`. */
  readonly attempts?: readonly string[];
  /** The instance works through a client that it is given, whose construction options hold for it. */
  readonly wraps?: WrappedClientModel;
  /** Member that holds the client of another package through which an instance makes its calls: `axiosRef`. */
  readonly through?: string;
  /**
   * Instances that an export of the package makes all work on the one connection that the package keeps: `mongoose.model()`. `export`: the
   * instance that the package exports is that connection, `mongoose.connection`, and those that it makes are others.
   */
  readonly shared?: boolean | 'export';
  /** Each call takes any connection of a pool, so that two calls have no transaction in common. */
  readonly pool?: PoolModel;
  /** An instance may be in a transaction by what was done with it before: a document that was read with a session. */
  readonly enlisted?: boolean;
  /** Nest modules that provide the instance to be injected, with the options it gets; without options it has the library's defaults. */
  readonly provided?: readonly ProvisionModel[];
}

/** The connections of a pool. */
export interface PoolModel {
  /** Option path of their number, in the options of the construction. */
  readonly size: string;
}

/** How the wait for a connection of a pool is limited. Without any of the options it is not. */
export interface AcquireModel {
  /** Option paths in the construction options; any one of them limits the wait. */
  readonly options: readonly string[];
  /** Numbers that mean "no limit". */
  readonly off: readonly number[];
  /** Whether the options limit the `time` of the wait, or how many wait in the `queue`. */
  readonly limits: 'time' | 'queue';
  /** Option that, when false, has a call fail at once where all connections are taken. */
  readonly waits?: string;
  /** Position of an argument whose text (a connection string) may hold the options as well. */
  readonly address?: number;
  /** Source text of one property that limits the wait: `connectionTimeoutMillis: 2_000`. */
  readonly remedy: string;
}

/** How often an instance says that it is alive, and after how long a silence others take its place. Numbers are milliseconds. */
export interface HeartbeatModel {
  /** Option path, in the options of its construction, of the time between two signs of life. */
  readonly interval: string;
  /** What that is when it is not given; `null` when it follows from the timeout and is sound. */
  readonly intervalMs: number | null;
  /** Option path of the silence after which the instance is taken for dead. */
  readonly timeout: string;
  readonly timeoutMs: number;
  /** How many intervals have to fit into the timeout: 3 where two signs of life in a row may be lost. */
  readonly intervals: number;
  /** Option by which it says nothing, on purpose. */
  readonly off?: string;
}

/** Where an instance's constructor or factory takes the client that it works through. */
export interface WrappedClientModel {
  /** Position among the arguments. */
  readonly argument: number;
  /** Option path below that argument; absent when the argument is the client. */
  readonly option?: string;
}

/** A static method of a Nest module, called in `imports`, that configures the instance injected beside it. */
export interface ProvisionModel {
  /** Access path: `HttpModule.register()`. */
  readonly path: string;
  /** Position of the options argument. */
  readonly options: number;
  /** Option path of a function that returns (or promises) the instance's options, where the argument is not the options itself: `useFactory`. */
  readonly factory?: string;
}

/** How a client is pinned to a region. */
export interface RegionModel {
  /** Option paths, relative to the constructor options: `region`, `preferredLocations`. */
  readonly options: readonly string[];
  /** Option paths that name a failover or make the region a formality: `endpoint`, `useGlobalEndpoint`. */
  readonly alternatives: readonly string[];
  /** Values that are no place: `auto`, `global`, `aws-global`. */
  readonly placeless: readonly string[];
  /** Exported names (class names) whose control plane the vendor pins to a region, with `*` allowed: `IAMClient`, `CloudFrontClient`. */
  readonly pinned: readonly string[];
}

/** How the caller may bound the wait, and what happens when it does not. */
export interface TimeoutModel {
  /** The library's own limit in milliseconds, or `null` when it waits for ever (or bounds only idle phases). */
  readonly defaultMs: number | null;
  /** What ends an idle wait by default, in words that follow "its own is"; absent where some phase of the call may go on for ever. */
  readonly idle?: string;
  /** Option paths in the call's options; any one of them bounds the call. */
  readonly call: readonly string[];
  /** Option paths in the client's construction options; any one of them bounds every call. */
  readonly client: readonly string[];
  /** Options among `call` and `client` whose value decides whether they bound: an `AbortSignal`, a cancel token, a dispatcher. */
  readonly signals?: readonly string[];
  /** The one of `signals` that takes an `AbortSignal` in the call's options. Absent where a call takes none. */
  readonly abort?: string;
  /**
   * Unit of numbers in these options. `duration` options are not compared with milliseconds; a `moment` is a `Date`, or the milliseconds that
   * have passed since 1970 when the call ends.
   */
  readonly unit: 'ms' | 's' | 'duration' | 'moment';
  /** Numbers that mean "no limit" besides `Infinity`. Most libraries: `[0]`. */
  readonly off: readonly (number | false | null)[];
  /** Options that look like a limit and are none. */
  readonly ineffective?: readonly IneffectiveOption[];
  /**
   * Members of the call's result (chained, or used through the variable that holds it) that bound the call, whatever their
   * arguments; with a name in brackets, only when argument 0 is that text: `setTimeout`, `on(timeout)`.
   */
  readonly onResult?: readonly string[];
  /**
   * Source text of one property that bounds a call, inserted by a suggestion: `timeout: 10_000`,
   * `signal: AbortSignal.timeout(10_000)`. Empty when no option does.
   */
  readonly remedy: string;
  /** Source text of one property that bounds the client, inserted where the client is built; absent when there is none. */
  readonly clientRemedy?: string;
  /** Package of the class that `clientRemedy` makes an instance of. */
  readonly clientRemedyFrom?: string;
  /** What to do where no option of the call bounds it, imperative: "Pipe it through `timeout(10_000)` of rxjs". */
  readonly instead?: string;
  /** An option path of the call by which Next.js keeps the answer that many seconds, and asks again behind those who are given the old one. */
  readonly kept?: string;
}

/** An option that readers take for a limit. Nothing is wrong with it where something in `onResult` bounds the call. */
export interface IneffectiveOption {
  readonly where: 'call' | 'client';
  /** Option path: `timeout`, `requestHandler.requestTimeout`. */
  readonly option: string;
  /** Option path, in the same object, that makes it work; absent when nothing does. */
  readonly unless?: string;
  /** What happens instead, as the end of a sentence: "fetch ignores it". */
  readonly because: string;
  /** What to do, imperative: "Pass `signal: AbortSignal.timeout(ms)`". */
  readonly instead: string;
}

/** A `write` that gives what it names values: doing it again changes nothing more, and is possible as long as that exists. */
export interface SettingModel {
  /** Position of the argument that holds the values. */
  readonly argument: number;
  /** Names of properties, anywhere in it, that change what was there or make something new: `increment`, `$push`. */
  readonly unless: readonly string[];
}

/** Where a call may carry an idempotency key or another guard against being done twice. */
export interface IdempotencyModel {
  /** Option paths in the call's options: `idempotencyKey`, `jobId`. */
  readonly options: readonly string[];
  /** Header names, matched without case, in the headers of the call or of its client. */
  readonly headers: readonly string[];
  /** Paths in argument `payload` that serve as a key: `sender_batch_id`, `MessageDeduplicationId`, `ClientRequestToken`. */
  readonly fields: readonly string[];
  /** Position of the payload argument, for `fields`; absent when there is none. */
  readonly payload?: number;
  /** The payload is a list of things, each of which needs a key of its own. */
  readonly each?: boolean;
  /** What the SDK does by itself: `none`, or a key `per-call`, which covers its own retries and nothing above them. */
  readonly automatic: 'none' | 'per-call';
  /** Access path of the call that answers how much is left of what it takes from: `balance.retrieve`. Who asks that first takes no more than that once it is taken. */
  readonly takesFrom?: string;
  /** The property that says how much is taken of what there is: without it all of that is, and a second call is refused. */
  readonly portion?: { readonly argument: number; readonly property: string };
  /** Source text of the property to insert, with `KEY` where the expression goes: `idempotencyKey: KEY`; absent when it is no property. */
  readonly remedy?: string;
}

/** What a call of a payment provider makes another one of each time it is repeated. */
export interface MakingModel {
  /** As a noun: `refund`. */
  readonly what: string;
  /** What names one of them, the same at each repetition and another one for each that is wanted, behind "made from": "the id of the order". */
  readonly namedBy: string;
  /** Whether money moves by it, or somebody is billed: `later` where something else has to happen to it first. */
  readonly money: 'moves' | 'later' | 'stays';
  /** For `later`: what has to happen, behind "before": "it is confirmed". */
  readonly until?: string;
  /** For `later`: the property of an argument by which that happens at once. */
  readonly atOnce?: { readonly argument: number; readonly property: string };
}

/** The retries that a library makes by itself on a call. */
export interface RetryDefaults {
  /** Attempts in all, the first one included. `null` means without end. */
  readonly attempts: number | null;
  /** Option paths that set it, in the call's or the client's options, and whether the number counts the first attempt. */
  readonly options: readonly {
    readonly where: 'call' | 'client';
    readonly option: string;
    readonly counts: 'attempts' | 'retries';
  }[];
  /** HTTP methods that it retries; absent when all are. */
  readonly methods?: readonly string[];
  /** Option path, in the call's or the client's options, that names other methods. */
  readonly methodsOption?: string;
  /**
   * `each`: the call's limit, unless it is a signal, holds for each attempt, and one that reaches it is tried again. Absent where it holds for
   * all of them together, or that is not known.
   */
  readonly timed?: 'each';
  /**
   * `unanswered`: only a request to which no answer came is made again, whatever a server says. `busy`: only one that was answered with 429
   * or 5xx. Absent where both lead to another attempt.
   */
  readonly after?: 'unanswered' | 'busy';
  /** Access path of what has the client retry, among the values that it was made with, and whose options are meant for the client's: `interceptors.retry()`. */
  readonly part?: string;
  /** What decides on the waits in between, in the call's or the client's options. Absent where chance always has a part in them. */
  readonly waits?: RetryWaits;
}

/** The waits between the attempts that a library makes by itself. */
export interface RetryWaits {
  /** Option path of a function that tells how long to wait: `retry.calculateDelay`. */
  readonly delayFunction: string;
  /** That function decides on the number of attempts and on the methods as well. */
  readonly decides?: boolean;
  /** Name under which it is given the wait that the library would choose: `computedValue`. */
  readonly computed?: string;
  /** Option path that has chance take part: `retry.jitter`. */
  readonly jitterOption: string;
  /** Whether chance takes part without either. */
  readonly jitter: boolean;
}

/** Where a call takes a client from that makes it in the place of the usual one. */
export interface SenderModel {
  /** Option path in the call's options. */
  readonly option: string;
  /** The member of the client whose limits and retries hold then. */
  readonly member: string;
  /** The export of a package that, called with a client, has it make all calls that are given none. */
  readonly setBy?: { readonly package: string; readonly name: string };
}

/** How often what a call hands on is given to its handler while that fails. */
export interface RedeliveryModel {
  /** Option path in the call's options that says how often: `attempts`. Without it that is as `usual`, once, or not known. */
  readonly attemptsOption: string;
  /** How often without that option, the first time included, where the option path `given` is set or there is none. */
  readonly usual?: { readonly attempts: number; readonly given?: string };
  /** `retries` where the number leaves out the first time. */
  readonly counts: 'attempts' | 'retries';
  /** Option path, in the client's construction options, of options that are laid under those of each call. */
  readonly defaults?: string;
  /** Position of the queue's name among the arguments of the client's construction. Absent where there is no queue by name. */
  readonly queue?: number;
  /** The queue's name is the target of the call. */
  readonly toTarget?: boolean;
  /** Position of the argument that names a part of the queue with deliveries of its own: the subscription of a topic. */
  readonly part?: number;
  /** What passes in between. Absent where that is not judged. */
  readonly delay?: RedeliveryDelayModel;
}

/** What passes between one delivery and the next. Nothing does without the option for it. */
export interface RedeliveryDelayModel {
  /** Option in the call's options: `backoff`. */
  readonly option: string;
  /** Option path of the name of a strategy, and the strategies that are the library's own: `backoff.type`. */
  readonly kindOption: string;
  readonly kinds: readonly string[];
  /** Option path of the share that chance has in the time: `backoff.jitter`. None without it. */
  readonly jitterOption: string;
}

/** One family of calls that share arguments and defaults. */
export interface CallModel {
  /** Name of a type of this descriptor, or the empty string for the package's exports. */
  readonly on: string;
  /** Member paths. */
  readonly members: readonly string[];
  /** What the call does, or where that is read from. */
  readonly effect: Effect | EffectSource;
  /** Given for a write that sets values: no removal, and nothing that counts up. An `UPDATE` in SQL needs none. */
  readonly sets?: SettingModel;
  /** The system, where it differs from the descriptor's. */
  readonly system?: System;
  /** Position of the options argument, for calls that take one. */
  readonly options?: number;
  /**
   * Positions at which the options may stand, for overloads that leave out arguments; the last that holds options counts,
   * and `options` is where they are usual. A text, a URL, a function, or an instance of a type of this descriptor is not
   * the options, but an instance of a type that was built with `options` (a `Request`) lays those under them.
   */
  readonly optionsAt?: readonly number[];
  /** Exported types that the call returns; with another type it is not this call. Where the type cannot be told, whether it streams is unknown. */
  readonly returns?: readonly string[];
  /** Position of the argument that names the target: URL, topic, queue, table, message pattern. */
  readonly target?: number;
  /** Option path of the target, relative to the argument `target` where that is an object; a text or URL is the target itself. */
  readonly targetOption?: string;
  /** Position of the request body, to tell an options object in the body's place. */
  readonly body?: number;
  /** `undefined` where waiting is not judged (local, pooled or streaming calls). */
  readonly timeout?: TimeoutModel;
  /** Absent where a repeated call cannot do harm that a key prevents. */
  readonly idempotency?: IdempotencyModel;
  /** What a repetition makes another one of; absent where that is not known. */
  readonly makes?: MakingModel;
  readonly retries?: RetryDefaults;
  /** Option paths, of the call or of the construction of its client, of what may cap how many connections are open: `httpsAgent`. */
  readonly agents?: readonly string[];
  /** A client that makes the call in the place of the usual one. */
  readonly sentBy?: SenderModel;
  /** Set where what the call hands on is delivered again when its handler fails. */
  readonly redelivery?: RedeliveryModel;
  /** Option values that turn the call into a stream or a long poll, which is meant to wait: `responseType: 'stream'`. */
  readonly streaming?: readonly {
    readonly option: string;
    readonly values?: readonly (string | boolean)[];
  }[];
  /** Option path that names the open transaction or session on which the call runs: `session`, `transaction`. */
  readonly joins?: string;
  /** The result is lazy (rxjs, thenable builders): nothing is sent until it is subscribed, awaited or returned. */
  readonly lazy?: boolean;
  /** The call begins a chain that does this where nobody says what else: none of these members is in the chain, and its end is awaited or returned. */
  readonly unlessChained?: readonly string[];
  /** The call waits only when its result is awaited, and its failure is lost otherwise. Default true. */
  readonly promise?: boolean;
  /** Given for a call of effect `none` that asks the server for a connection or a channel, and fails where that gives none. */
  readonly opens?: boolean;
  /** What a server that cannot be reached has it fail with, where that is an error of the language itself. */
  readonly throws?: 'TypeError';
  /** The message is delivered as a request to the URL that is its target, and again until the answer is good. */
  readonly delivers?: 'request';
  /** The call gives stand-ins for the functions that its type argument names, which an engine runs for them, again while they fail. */
  readonly standsFor?: StandInModel;
  /** The call runs a method of the program that is chosen by the class of an argument. */
  readonly dispatches?: DispatchModel;
  /** Given for a creation that adds to a record of what happened, as analytics keep one, which nobody takes anything back from. */
  readonly appends?: boolean;
  /** Position of the argument that the call gives back, set up as it was: a client that is traced from then on. */
  readonly gives?: number;
}

/** How often an engine runs a function that has a stand-in. */
export interface StandInModel {
  /** Option path in the call's options that says how often in all. */
  readonly attemptsOption: string;
  /** Without the option; `null` means without end. */
  readonly attempts: number | null;
  /** Option paths in the call's options that end it earlier. */
  readonly unless: readonly string[];
  /** The member of a stand-in that runs it with options of its own, in its first argument, merged into these: `executeWithOptions`. */
  readonly overriddenBy: string;
  /** Name of what has an error end it, in the file of the function that throws it. */
  readonly endedBy: string;
}

/** A mediator: `commandBus.execute(new PlaceOrder())` runs `execute` of the class that is decorated `@CommandHandler(PlaceOrder)`. */
export interface DispatchModel {
  /** Position of the argument whose class chooses (the elements' class, where it is an array). */
  readonly argument: number;
  /** Exported name of the class decorator that names the classes it handles in its arguments: `CommandHandler`. */
  readonly decorator: string;
  /** The method that is run: `execute`. */
  readonly method: string;
  /** `inline`: the caller waits for it and gets its error; `deferred`: it runs beside the caller. */
  readonly runs: 'inline' | 'deferred';
}

/** A function that the library runs for its caller, and what the library does around it. */
export interface RegionModelBase {
  /** Name of a type of this descriptor, or the empty string for the package's exports. */
  readonly on: string;
  readonly members: readonly string[];
  /** Position of the function argument, or of the promise that it was called for; -1 when there is none (see `operator`). */
  readonly callback: number;
  /** Positions at which the function may stand, for overloads that put options before it; `callback` is where it is usual. */
  readonly callbackAt?: readonly number[];
  /** Option path of the function when the argument is an object. */
  readonly callbackOption?: string;
  /** Position of the options argument. */
  readonly options?: number;
  /** `callback` is a position among the arguments of the instance's construction: `new CircuitBreaker(action).fire()`. */
  readonly constructed?: boolean;
  /** Every function from position `callback` on is run that way: `app.get(path, ...handlers)`, an optional argument before the function. */
  readonly rest?: boolean;
  /** Only where an argument, or its option at a path, is one of these texts or exports: `subscription.on('message', …)`, `Transport.RMQ`. */
  readonly when?: { readonly argument: number; readonly option?: string; readonly values: readonly string[] };
  /** What stands at `callback` is a client, and every call of it runs this way from then on: `axiosRetry(axios)`. */
  readonly client?: boolean;
  /** The call makes an operator; what runs is the lazy source on which it is composed (see {@link ObservationModel}). */
  readonly operator?: boolean;
}

/** The library opens a database transaction, runs the function and commits. */
export interface TransactionRegionModel extends RegionModelBase {
  readonly kind: 'transaction';
  /** Position of the function's parameter that is the transaction's own client, and that client's type; absent when the transaction is ambient. */
  readonly handle?: number;
  readonly handleType?: string;
  /** The driver may run the function more than once. */
  readonly reruns: boolean;
  /** How long it may stay open, in milliseconds, when the library limits it. */
  readonly limitMs?: number;
}

/** The library runs the function again when it fails. */
export interface RetryRegionModel extends RegionModelBase {
  readonly kind: 'retry';
  /** Attempts in all by default; `null` means without end. */
  readonly attempts: number | null;
  /** Option path; a number in the place of the options is the number of attempts itself: `retry(3)`. */
  readonly attemptsOption?: string;
  readonly counts?: 'attempts' | 'retries';
  /** Option that retries without end when true. */
  readonly foreverOption?: string;
  /** Option that caps the elapsed time, ms. */
  readonly elapsedOption?: string;
  /** Default delay before the first retry and its growth factor; ms. */
  readonly delayMs: number;
  readonly delayOption?: string;
  readonly factor: number;
  readonly factorOption?: string;
  /** Option that caps the delay, ms. */
  readonly longestOption?: string;
  readonly jitter: boolean;
  readonly jitterOption?: string;
  /** Option that decides which errors are retried. */
  readonly predicateOption?: string;
  /** What tells errors apart, in words for a report, where it is no option: "`handleWhen`". */
  readonly predicateRemedy?: string;
  /** Option of a function that is told of each failure, and ends the retry by throwing: `onFailedAttempt`. */
  readonly failureOption?: string;
  /** The export that, as argument 0 of the policy's construction, stands for all errors: `handleAll`. Another one tells some apart. */
  readonly classifier?: string;
  /** Without it, what cannot succeed is not tried again either. */
  readonly classifies?: boolean;
  /** Position of the function's parameter by which it can end the retry itself; one that takes no such parameter is retried whatever the error. */
  readonly bail?: number;
  /** Something else than an option decides which errors are retried (the function itself, an argument), so that it cannot be told. */
  readonly selective?: boolean;
  /** Instance options hold the settings (a policy object), not the call's. */
  readonly policy?: boolean;
  /** For a retry of a client: option path, in the options of one of its calls, of settings that are laid over these: `axios-retry`. */
  readonly callOption?: string;
  /** A function that is given the failures as a lazy source returns when to try again, with no options: `retryWhen`. */
  readonly notifier?: NotifierModel;
}

/** What a function may make of the failures that it is given as a lazy source, each by the export that is an operator for it. */
export interface NotifierModel {
  /** Position of the function among the arguments. */
  readonly argument: number;
  /** Ends after as many attempts as its argument says. */
  readonly cap: string;
  /** Waits as many milliseconds as its argument says. */
  readonly delay: string;
  /** Runs a function beside, and hands on what it is given. */
  readonly note: string;
}

/** The library stops waiting for the function or promise after a time. */
export interface TimeoutRegionModel extends RegionModelBase {
  readonly kind: 'timeout';
  /** Position and path of the limit in ms; absent when it is the policy's. */
  readonly limit?: { readonly argument: number; readonly option?: string };
  readonly defaultMs: number | null;
  /** Whether the library also aborts the work (hands a signal to the function), or only stops waiting. */
  readonly aborts: boolean;
  /** Instance options hold the limit (a policy or breaker object). */
  readonly policy?: boolean;
}

/** Other ways in which a library runs a function. */
export interface OtherRegionModel extends RegionModelBase {
  /**
   * `breaker`, `limit` (bulkhead, rate limit), `lock`; `durable`: a step that an engine persists, retries and compensates; `workflow`: a
   * replayed function; `deferred`: queued, scheduled or subscribed, so it does not run as part of the caller; `handler`: runs for each
   * delivered message; `request`: runs for each inbound request.
   */
  readonly kind: 'breaker' | 'limit' | 'lock' | 'durable' | 'workflow' | 'deferred' | 'handler' | 'request';
  /** For `handler`: what a delivery that fails leads to. */
  readonly delivery?: 'at-least-once' | 'at-most-once';
  /** For `handler`: where it takes the name of its queue from: an argument of the call, or of the construction of the instance. */
  readonly queue?: {
    readonly of: 'call' | 'construction';
    readonly argument: number;
    /** Position of the argument that names a part of it with deliveries of its own, where that is given. */
    readonly part?: number;
    /** Position of an argument that always stands behind the part: without it, what stands in the place of the part is that argument. */
    readonly followed?: number;
  };
  /** How often it runs what fails, where its own options say so. */
  readonly reruns?: RerunModel;
  /** For `handler`: a message is taken as done when its run ends without an error, with nothing to call for that. */
  readonly doneOnReturn?: boolean;
  /** For `handler`: no message is given before the one whose run failed is done, however often that fails. */
  readonly blocks?: boolean;
  /** For a handler that `blocks`: names of functions, among what it is given, by which it may go past a message: `resolveOffset`. */
  readonly passes?: readonly string[];
  /** For `handler`: option that, when true, has each message taken as done on delivery: `noAck`. */
  readonly doneOnDelivery?: string;
  /** For `handler`: messages are taken as done on delivery unless `doneOnDelivery` is false. */
  readonly doneByDefault?: boolean;
  /**
   * For `handler`: names of decorators, for what it runs is no argument: the methods that have one of them, in the files that the file of the
   * call imports.
   */
  readonly runs?: readonly string[];
  /** For `handler`: the queue that the call declares by its options. */
  readonly declares?: DeclaredQueueModel;
  /** Position of the function's parameter that is the engine's own context, the path below it, and its type: `({ step }) => …`. */
  readonly handle?: number;
  readonly handlePath?: string;
  readonly handleType?: string;
  /** For `limit`: how many runs it lets go on at a time. */
  readonly concurrency?: ConcurrencyModel;
  /** For `limit`: position of a list, for each item of which it runs the function. */
  readonly each?: number;
}

/** How often an engine runs what fails. */
export interface RerunModel {
  /** Position of the argument that holds the option. */
  readonly argument: number;
  readonly option: string;
  /** `retries` where the number leaves out the first run. */
  readonly counts: 'attempts' | 'retries';
  /** Without the option, the first run included. */
  readonly attempts: number;
  /** The argument is one of the construction of the instance. */
  readonly constructed?: boolean;
  /** Option path of an object that is laid over others which are not looked at, so that the number is not known where that object leaves it out: `retry`. */
  readonly over?: string;
  /** What fails with an error of the language itself (a `TypeError`) is not run again. */
  readonly spares?: 'TypeError';
}

/** The queue that a consumer declares, all paths below its options. */
export interface DeclaredQueueModel extends Pick<DeclareModel, 'limits' | 'remedy'> {
  /** Option path of its name. */
  readonly option: string;
  /** Option path by which it is declared elsewhere. */
  readonly unless: string;
}

/** Where a limiter takes its number from. */
export interface ConcurrencyModel {
  /** Position among the arguments of the instance's construction, or of the call where there is no instance. */
  readonly argument: number;
  /** Option path below that argument, for an argument that is an object; a number is the limit itself. */
  readonly option?: string;
  /** Without it: `null` means no limit. */
  readonly default: number | null;
  /** Options in the same place by which it limits as well, how many it starts in a time: `intervalCap`. */
  readonly others?: readonly string[];
}

export type LibraryRegion = TransactionRegionModel | RetryRegionModel | TimeoutRegionModel | OtherRegionModel;

/**
 * Calls that open and close a transaction by hand on one client, whatever their effect is listed as. A call that is a
 * transaction region as well begins one only where it is not given its function.
 */
export interface ManualTransactionModel {
  readonly on: string;
  readonly begin: readonly string[];
  readonly commit: readonly string[];
  readonly rollback: readonly string[];
}

/** A value of this package that says something by itself when it stands in an option. */
export interface ValueModel {
  /** Access path of the value: `AbortSignal.timeout()`, `randomUUID()`. */
  readonly path: string;
  /**
   * `deadline`: bounds what it is given to, argument `argument` being the limit; `earliest`: bounds as the first of the array
   * in argument `argument` does; `cancellation`: ends what it is given to when someone says so, which may be never;
   * `random`, `clock`: differs at each evaluation; `digest`: as stable as its arguments, those of every call in the path
   * included; `stop`: stands for stopping a retry; `address`: the address in argument `argument`, taken apart, read against the one after it;
   * `delay`: a promise that is kept after the milliseconds in argument `argument`; `backoff`: tells how long a retry waits.
   */
  readonly means:
    | 'deadline'
    | 'earliest'
    | 'cancellation'
    | 'random'
    | 'clock'
    | 'digest'
    | 'stop'
    | 'address'
    | 'delay'
    | 'backoff';
  /** For `backoff`: whether chance has a part in it. */
  readonly jitter?: boolean;
  readonly argument?: number;
  /** The meaning holds for a call without arguments; with arguments the value is as stable as they are: `new Date()`. */
  readonly bare?: boolean;
}

/** Calls that read a list which is as long as what is stored has grown, unless they are given a limit. */
export interface ListModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /** Member paths. */
  readonly members: readonly string[];
  /** Position of the argument that says which items are wanted. */
  readonly argument: number;
  /** Option path of the filter below that argument; absent where the argument is the filter. */
  readonly filter?: string;
  /** Position of the options that hold the limit, where it is not `argument`. */
  readonly options?: number;
  /** Option paths that cap the list: `take`. */
  readonly caps: readonly string[];
  /** Members, called on the result before it is awaited, that cap it: `limit`. */
  readonly capping?: readonly string[];
  /**
   * Names of properties in the filter, or of functions of the package called in it, that name the wanted items one by one, so
   * that there are no more of them than were asked for: `id`, `in`, `$in`, `In`.
   */
  readonly naming: readonly string[];
  /** Names of properties by which the filter asks for items of a relation, of a table that a schema declares: `some`. */
  readonly related?: readonly string[];
}

/** Calls that read items along with everything that their relations lead to: `include: { orders: true }`. */
export interface RelationModel extends Pick<ListModel, 'on' | 'members' | 'argument' | 'caps' | 'naming'> {
  /** Option path, below `argument`, of the relations that are read along, by name: each `true`, or options of its own with the same paths. */
  readonly along: string;
  /** Option path of the filter of a relation. */
  readonly filter: string;
}

/** How a consumer takes messages, and says that it is done with them. */
export interface DeliveryModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /** Member paths of calls that fetch messages, with a command in brackets: `send(ReceiveMessageCommand)`. Absent where messages come to a handler. */
  readonly receive?: readonly string[];
  /** Member paths of calls by which the function that serves a request takes a message from it, which comes again unless the answer is good: `webhooks.constructEvent`. */
  readonly accept?: readonly string[];
  /** Member paths of calls after which a message is not delivered again: `ack`. */
  readonly acknowledge: readonly string[];
  /** Member paths of calls by which a consumer may go past a message: `seek`. */
  readonly skip?: readonly string[];
  /** Calls by which a message is given back to its queue, unless an argument is false: `nack`. */
  readonly requeue?: readonly RequeueModel[];
  /** The call that declares a queue, whose name is its target. */
  readonly declare?: DeclareModel;
}

/** A call that gives a message back to its queue. */
export interface RequeueModel {
  readonly member: string;
  /** Position of the argument that says whether it does; without it it does. Absent where no argument does. */
  readonly argument?: number;
}

/** A call that declares a queue. */
export interface DeclareModel {
  readonly member: string;
  /** Position of the options argument. */
  readonly options: number;
  /** Option paths by which a message that fails leaves the queue after a while, or that choose a kind of queue which sees to that. */
  readonly limits: readonly string[];
  /** What keeps such a message from coming for ever, imperative: "Limit the deliveries by `x-delivery-limit`". */
  readonly remedy?: string;
  /** What ends the deliveries without that, in words that follow "goes round": "until it is too old". Absent where nothing does. */
  readonly lasts?: string;
}

/** By what a call names the table, collection or model that it works on. */
export interface TableModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /**
   * `member`: by the segment before the last of its member path; `argument`: by its first argument; `type`: by the type argument with which
   * the receiver is declared; `construction`: by the first argument of what made the instance.
   */
  readonly by: 'member' | 'argument' | 'type' | 'construction';
}

/** Calls of a database that, made once more, may store another row, or change a row on top of the first change. */
export interface RecordModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /** Member paths. */
  readonly members: readonly string[];
  /** `rows`: each time it stores new ones; `changes`: it changes those that a filter names. */
  readonly makes: 'rows' | 'changes';
  /** Position of what is stored, a row or a list of rows; -1 where the instance was constructed with it. */
  readonly argument: number;
  /** Option path of it below that argument: `data`. */
  readonly values?: string;
  /** Position and option path of the filter; absent where an argument is the identity of a row. */
  readonly filter?: { readonly argument: number; readonly option?: string };
  /** Names of properties in what is stored whose effect depends on what was there: `increment`, `$inc`. Absent where all do. */
  readonly relative?: readonly string[];
  /** How the names of properties in what is stored begin that hold columns, rather than are columns: `$`. */
  readonly operators?: string;
  /** Option paths below `argument`, or in the options if those are apart, that leave out what is there already: `skipDuplicates`. */
  readonly unless?: readonly string[];
  /** Option paths, in the same place, by which a row is made where the filter finds none: `upsert`. */
  readonly orMakes?: readonly string[];
  /** Position of the options that hold `unless` and `orMakes`. */
  readonly options?: number;
  /** Given where the chain tells what is stored where, and no argument does. */
  readonly chained?: ChainModel;
  /** For chained `rows`: how the table in argument `argument` is declared. */
  readonly declaredBy?: TableDeclarationModel;
  /** For chained `rows` of a table by name, given to the call before: by which calls such tables are built. */
  readonly builtBy?: TableBuilderModel;
}

/** Calls that build a table by its name, in argument 0, with a function in argument 1 that calls for each column what it is. */
export interface TableBuilderModel {
  /** Names of members that create it, and that change it. */
  readonly creates: readonly string[];
  readonly alters: readonly string[];
  /** Names of members that make unique what they name, or the column that they are chained to. */
  readonly unique: readonly string[];
  /** Names of members that make a key, of the name that they are given or `keyName`. */
  readonly keys: readonly string[];
  readonly keyName: string;
}

/** A call of the package that declares a table, for a constant that stands for it. */
export interface TableDeclarationModel {
  /** Access paths of the functions: `pgTable`. */
  readonly functions: readonly string[];
  /** Position of the object that holds the columns by their names. */
  readonly columns: number;
  /** Position of the function that returns constraints and indexes. */
  readonly constraints: number;
  /** Words in the declaration of a column, or among the constraints, that make what is named unique: `unique`. */
  readonly unique: readonly string[];
}

/** What other calls in the chain of a call say of it: `update(orders).set({…}).where(…)`. */
export interface ChainModel {
  /** Member whose first argument is what is stored; absent where the call itself counts on. */
  readonly values?: string;
  /** Member that says which rows are meant. Absent for `rows`. */
  readonly filter?: string;
  /** Path of the function that compares one column with a value, for the filter: `eq`. */
  readonly equals?: string;
  /** Members that say nothing of what is stored where. */
  readonly harmless: readonly string[];
}

/** Calls whose input says by expressions how an item changes, and under which condition. */
export interface ConditionalModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /** Members of `calls`; with a command in brackets where that says what is asked for: `send(UpdateItemCommand)`. */
  readonly operations: readonly string[];
  /** Option path in the input without which a repetition is never refused: `ConditionExpression`. */
  readonly condition: string;
  /** Option path of the expression that says what changes, and of the values that it names: `UpdateExpression`. */
  readonly expression?: string;
  readonly values?: string;
  /** Option path of the table's name. */
  readonly table: string;
}

/** Calls that take a lock which other processes respect. Those that run a function under one are regions. */
export interface LockModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /** Members of `calls`; with a command in brackets where that says what is asked for: `send(PutItemCommand)`. */
  readonly operations: readonly string[];
  /** A word, in any case, among the arguments behind the first two or in an option, without which it is no lock: `NX`. */
  readonly asks?: string;
  /** The same call marks what was done as well: it is a lock where the program calls it one, by the name of the key or of a function around it. */
  readonly named?: boolean;
  /** Position of the key, for `named`. */
  readonly key?: number;
}

/**
 * How calls tell that the server refuses a request (an answer of 400 to 499: invalid, not allowed, not found), which no repetition changes but
 * where it asks for one (408, 425, 429).
 */
export interface RefusalModel {
  /** Where the vendor states it. */
  readonly source: string;
  /** `error`: the call fails; `answer`: it succeeds, and the status of its answer tells. */
  readonly as: 'error' | 'answer';
  /** Option paths, in the options of the call or of the client, that decide on it: `validateStatus`. */
  readonly unless: readonly string[];
  /** Member paths of the client that register what is told of an answer, and may take an error in: `interceptors.response.use`. */
  readonly hooks?: readonly string[];
}

/** Calls that succeed although a part of what they were asked for was not done. */
export interface PartialAnswerModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /** Member paths; with a command in brackets where that says what is asked for: `send(BatchWriteItemCommand)`. */
  readonly operations: readonly string[];
  /** Paths in the answer by which the failed part is told, the one to name first: `UnprocessedItems`. */
  readonly told: readonly string[];
}

/** Calls by which a function answers the request that it serves. */
export interface ResponseModel {
  /** Name of a type of this descriptor. */
  readonly on: string;
  /** Member paths. */
  readonly members: readonly string[];
  /** Position of the body; absent where there is none. */
  readonly body?: number;
  /** Position of the status; without it, and without `statusBy` and `statusIn`, it is 200. */
  readonly status?: number;
  /** Names of members, chained before the call or called apart, that set the status by their first argument: `status`. */
  readonly statusBy: readonly string[];
  /** Names of members that hold the status and may be given another one: `statusCode`. */
  readonly statusIn: readonly string[];
  /** Names of members that write a part of the answer before it ends, which may tell of a failure: `write`. */
  readonly partsBy?: readonly string[];
  /** The call answers only where what it gives is returned. */
  readonly returned?: boolean;
  /** The members are no calls but given a value, which stands for argument 0: `ctx.body = …`. The last one that is given counts. */
  readonly assigned?: boolean;
}

/** How lazy results are composed and observed. */
export interface ObservationModel {
  /** The type of a lazy source, of this descriptor. */
  readonly on: string;
  /** Members whose arguments are operators, applied to the source that they are called on: `pipe`. */
  readonly compose: readonly string[];
  /** Access paths of operators that are given the error of the source: `catchError()`. */
  readonly handles?: readonly string[];
  /** Access paths of functions that make a source which fails: `throwError()`. */
  readonly fails?: readonly string[];
  /** Exports that run the function in argument 0 anew each time the source that they make, or are an operator of, is made to run: `defer`. */
  readonly runs?: readonly string[];
  /** Members that make the source run: `subscribe`. */
  readonly observe: readonly string[];
  /** Access paths of functions that make the source in argument 0 run: `lastValueFrom()`. */
  readonly observers: readonly string[];
}

/** A class decorator or parameter decorator with a meaning for the analysis. */
export interface DecoratorModel {
  /** Exported name: `Injectable`, `Inject`, `MessagePattern`, `Transactional`. */
  readonly name: string;
  /**
   * `inject`: argument 0 is the token of the provider; `inject-model`, `inject-repository`: the member is an instance of `type`;
   * `transaction`: the method runs in a transaction; `message-handler`, `event-handler`, `request-handler`, `schedule`: how the method is entered,
   * argument 0 being the pattern; `module`: argument 0 is a Nest module definition; `durable`: a step of a durable engine.
   */
  readonly means:
    | 'inject'
    | 'inject-model'
    | 'inject-repository'
    | 'transaction'
    | 'message-handler'
    | 'event-handler'
    | 'request-handler'
    | 'schedule'
    | 'module'
    | 'durable';
  readonly type?: string;
  /** The package of `type`, where it is another one: `mongoose` for a decorator of `@nestjs/mongoose`. */
  readonly package?: string;
  /** Position of the argument that names the connection of what is injected; without that argument it is the default one. */
  readonly connection?: number;
  /** For a decorator of classes: the method of the class that is entered: `process`. */
  readonly method?: string;
  /** For a handler: what it has not finished is given to it again. */
  readonly delivery?: 'at-least-once';
}

/** Everything the analysis knows about one package. Data only. */
export interface LibraryDescriptor {
  /** The module specifier; `*` at the end stands for any characters (`@aws-sdk/client-*`). */
  readonly package: string;
  /** Other specifiers with the same API: `node:http` beside `http`, `undici-types`, `@types/x` need none. */
  readonly specifiers?: readonly string[];
  /**
   * For clients that a generator writes into the program: specifiers (with `*`) of the runtime that the generated files
   * import. A type or class that is named as one of `types` in such a file is this package's.
   */
  readonly generated?: readonly string[];
  /** The versions these facts were read from. */
  readonly versions: string;
  /** Where the vendor states these facts. */
  readonly source: string;
  readonly system: System;
  readonly types: readonly TypeModel[];
  readonly calls: readonly CallModel[];
  readonly regions?: readonly LibraryRegion[];
  readonly transactions?: readonly ManualTransactionModel[];
  /** Members, chained before or after what sends a query, that run it in the transaction they are given: `transacting`, `session`. */
  readonly joining?: readonly string[];
  /** Texts of what makes every call join an open transaction by context, in a program that has one of them: a package, an option. */
  readonly ambient?: readonly string[];
  readonly values?: readonly ValueModel[];
  readonly lists?: readonly ListModel[];
  readonly relations?: readonly RelationModel[];
  readonly decorators?: readonly DecoratorModel[];
  readonly commands?: CommandTable;
  readonly partialAnswers?: readonly PartialAnswerModel[];
  /** Absent where it is not known, or where a call that fails says more than that the request was refused. */
  readonly refusals?: RefusalModel;
  readonly deliveries?: readonly DeliveryModel[];
  readonly responses?: readonly ResponseModel[];
  readonly locks?: readonly LockModel[];
  readonly tables?: readonly TableModel[];
  readonly records?: readonly RecordModel[];
  readonly conditionals?: readonly ConditionalModel[];
  /** Texts that a file holds in which tables are declared with the columns that are unique: `@Entity`. */
  readonly declared?: readonly string[];
  /** For a library of lazy sources (rxjs), on which other libraries' `lazy` calls are built. */
  readonly observation?: ObservationModel;
  /** The exports are globals of the runtime as well (`fetch`, `AbortSignal`). */
  readonly global?: boolean;
  /** Facts that differ in other versions, newest first; a field given here replaces the descriptor's. */
  readonly other?: readonly OtherVersion[];
}

/** What differs in other major versions. */
export interface OtherVersion {
  /** A semver range: `<3`, `^17`. */
  readonly versions: string;
  readonly source: string;
  /** Why it matters, in one sentence for the library's page. */
  readonly note: string;
  readonly calls?: readonly CallModel[];
  /** Takes the place of `timeout` in every call that has one. */
  readonly timeout?: TimeoutModel;
  readonly regions?: readonly LibraryRegion[];
  readonly types?: readonly TypeModel[];
}
