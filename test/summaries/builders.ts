import type {
  Bound,
  BranchStep,
  CallbackUse,
  CallFact,
  CallStep,
  ClientConstruction,
  ExitStep,
  FileFacts,
  Flow,
  FunctionFacts,
  FunctionId,
  IneffectiveTimeout,
  KeyFact,
  LoopFact,
  LoopStep,
  ParallelStep,
  Region,
  RemoteCall,
  RetryRegion,
  Span,
  TryStep,
} from '../../src/facts/model.ts';
import type { ParameterValue, Value } from '../../src/facts/value.ts';
import type { FactSource } from '../../src/facts/fact-source.ts';
import { createSummaries, type Summaries } from '../../src/summaries/summaries.ts';

/**
 * Facts by hand. Names stand for places: `at('save')` is the span of the call with that callee, in the order in which
 * names are first used, so that a test can name what it expects.
 */
const file = '/service/orders.ts';
const places = new Map<string, number>();

/** The span of what goes by a name; each name has its own line, as it were. */
export function at(name: string, inFile = file): Span {
  const known = places.get(`${inFile}:${name}`) ?? (places.size + 1) * 10;
  places.set(`${inFile}:${name}`, known);
  return { file: inFile, start: known, end: known + 5 };
}

/** The name of a place. */
export function nameOf(span: Span): string | undefined {
  return [...places]
    .find(([key, start]) => key.startsWith(`${span.file}:`) && start === span.start)?.[0]
    .slice(span.file.length + 1);
}

function idOf(name: string, inFile = file): FunctionId {
  return `${inFile}#${at(`fn ${name}`, inFile).start}`;
}

const defaultRemote: RemoteCall = {
  library: 'lib',
  operation: 'Client.call',
  system: 'service',
  effect: 'create',
  client: { origin: null, construction: null, name: 'client' },
  target: null,
  bound: null,
  key: null,
  statement: null,
  retries: null,
  joins: 'outer',
  marks: null,
  streaming: 'no',
};

export function remote(partial: Partial<RemoteCall> = {}): RemoteCall {
  return { ...defaultRemote, ...partial };
}

/** A call by its callee; `targets` are names of functions of the same file. */
export function call(
  callee: string,
  partial: Partial<CallFact> & { readonly to?: readonly string[] } = {},
): CallStep {
  const { to = [], ...rest } = partial;
  const targets = to.map((name) => ({
    function: idOf(name),
    by: to.length > 1 ? ('implementation' as const) : ('exact' as const),
  }));
  return {
    kind: 'call',
    call: {
      span: at(callee),
      callee,
      remote: null,
      targets,
      visible: 'yes',
      args: [],
      callbacks: [],
      region: null,
      awaited: 'yes',
      ...rest,
    },
  };
}

/** A remote call by its callee. */
export function reach(
  callee: string,
  partial: Partial<RemoteCall> = {},
  awaited: CallFact['awaited'] = 'yes',
): CallStep {
  return call(callee, { remote: remote(partial), awaited });
}

export const save = (callee = 'db.insert', partial: Partial<RemoteCall> = {}) =>
  reach(callee, { library: 'pg', system: 'database', effect: 'create', ...partial });
export const change = (callee = 'db.update', partial: Partial<RemoteCall> = {}) =>
  save(callee, { effect: 'write', ...partial });
export const query = (callee = 'db.select', partial: Partial<RemoteCall> = {}) =>
  save(callee, { effect: 'read', ...partial });
export const publish = (callee = 'producer.send', partial: Partial<RemoteCall> = {}) =>
  reach(callee, { library: 'kafkajs', system: 'broker', effect: 'publish', ...partial });
export const charge = (callee = 'stripe.charge', partial: Partial<RemoteCall> = {}) =>
  reach(callee, { library: 'stripe', system: 'payment', effect: 'create', ...partial });

export function inline(name: string, argument = 0): CallbackUse {
  return { function: idOf(name), argument, runs: 'inline' };
}

export function handed(name: string, argument = 0): CallbackUse {
  return { function: idOf(name), argument, runs: 'unknown' };
}

export function branch(...arms: readonly Flow[]): BranchStep {
  return { kind: 'branch', arms };
}

export function attempt(body: Flow, handler: Flow | null, rest: Partial<TryStep> = {}): TryStep {
  return { kind: 'try', body, handler, rethrows: 'no', finalizer: null, ...rest };
}

export function together(...branches: readonly Flow[]): ParallelStep {
  return { kind: 'parallel', span: at('together'), combinator: 'all', branches };
}

export function loop(body: Flow, fact: Partial<LoopFact> = {}): LoopStep {
  return {
    kind: 'loop',
    body,
    loop: { span: at('loop'), over: 'forever', capped: 'no', turns: null, progresses: 'no', ...fact },
  };
}

export function leave(how: ExitStep['how']): ExitStep {
  return { kind: 'exit', how, span: at(how) };
}

export function transaction(): Region {
  return { kind: 'transaction', library: 'pg', reruns: false, limitMs: null, client: defaultRemote.client };
}

export function retryPolicy(partial: Partial<RetryRegion> = {}): RetryRegion {
  return {
    kind: 'retry',
    library: 'p-retry',
    attempts: { bounded: 'no', most: null, by: '`retries`' },
    elapsed: 'no',
    delayMs: 1000,
    factor: 2,
    jitter: 'no',
    delayAt: null,
    predicate: 'no',
    option: '`retries`',
    remedy: null,
    ...partial,
  };
}

export function region(kind: 'durable' | 'breaker' | 'handler' | 'limit'): Region {
  return { kind, library: 'lib', delivery: 'unknown' };
}

export function unbounded(partial: Partial<Bound> = {}): Bound {
  return {
    verdict: 'no',
    ms: null,
    by: null,
    depends: [],
    whenAbsent: 'no',
    idle: '',
    missingAt: 'call',
    remedy: null,
    option: '`timeout`',
    ...partial,
  };
}

/** A bound that the given parameter path of a function decides. */
export function boundBy(name: string, index: number, ...path: readonly string[]): Bound {
  return unbounded({ verdict: 'caller', depends: [{ function: idOf(name), index, path }] });
}

export function unkeyed(partial: Partial<KeyFact> = {}): KeyFact {
  return {
    verdict: 'no',
    by: null,
    value: null,
    depends: [],
    automatic: false,
    option: '`idempotencyKey`',
    remedy: null,
    ...partial,
  };
}

export function parameter(name: string, index: number, ...path: readonly string[]): ParameterValue {
  return { kind: 'parameter', function: idOf(name), index, path, name: '', fallback: null };
}

export function literal(value: string | number | boolean | null | undefined): Value {
  return { kind: 'literal', value };
}

export function object(properties: Readonly<Record<string, Value>>, ...under: readonly Value[]): Value {
  return { kind: 'object', properties, under, site: null };
}

export const unread: Value = { kind: 'unknown', text: 'options' };

/** A function of the file; spans do not nest unless `span` says so. */
export function fn(name: string, flow: Flow, rest: Partial<FunctionFacts> = {}): FunctionFacts {
  return {
    id: idOf(name),
    name,
    span: at(`fn ${name}`),
    parameters: [],
    flow,
    tags: [],
    entry: null,
    ...rest,
  };
}

/** A function literal that is written inside `outer` and handed over there. */
export function within(outer: string, name: string, flow: Flow): FunctionFacts {
  const { start } = at(`fn ${outer}`);
  return fn(name, flow, { name: '<anonymous>', span: { file, start: start + 1, end: start + 4 } });
}

export interface Service {
  readonly functions: readonly FunctionFacts[];
  readonly clients?: readonly ClientConstruction[];
  readonly ineffectiveTimeouts?: readonly IneffectiveTimeout[];
  /** Functions of other files. */
  readonly elsewhere?: readonly FunctionFacts[];
  readonly otherClients?: readonly ClientConstruction[];
  readonly otherFiles?: readonly FileFacts[];
}

/** Summaries of a service whose linted file holds `functions`. */
export function summarise(service: Service): { readonly summaries: Summaries; readonly facts: FileFacts } {
  const {
    functions,
    clients = [],
    ineffectiveTimeouts = [],
    elsewhere = [],
    otherClients = [],
    otherFiles = [],
  } = service;
  const facts: FileFacts = {
    file,
    role: 'service',
    functions,
    clients,
    builds: [],
    ineffectiveTimeouts,
    coordinated: [],
    tagProblems: [],
  };
  const all = [...functions, ...elsewhere];
  const source: FactSource = {
    functionFacts: (id) => all.find((one) => one.id === id) ?? null,
    fileFacts: (name) => [facts, ...otherFiles].find((one) => one.file === name) ?? null,
    allClients: () => [...clients, ...otherClients],
    fateOf: () => 'unknown',
    allFunctions: () => all,
    functionsNaming: () => all,
    likelihoodIn: () => 0,
    queuesOf: () => [],
    triesOf: () => null,
    namedFailures: () => null,
    standInOf: () => null,
    functionsCalling: () => all,
    functionsUsing: () => all,
    functionsHandingOn: () => all,
    mayLimit: () => true,
    reach: {
      mayBeLimitedOutside: () => false,
      isCalledInSight: () => false,
      isOfUnusedClass: () => false,
      mayBeFoundByPlace: () => true,
    },
    turnsBefore: () => false,
    startsFrom: () => true,
    repetition: {
      redeliveredBy: () => null,
      refusalFails: () => 'unknown',
      idempotencyOf: () => ({ verdict: 'unknown', makes: null, table: null, refuses: false }),
      askedBefore: () => [],
      askedAfter: () => [],
      answersGiven: () => [],
      dropsBefore: () => [],
      askedAround: () => [],
      hides: () => 'unknown',
      keepsAnswer: () => false,
      rowsEnding: () => [],
      claimedMs: () => null,
      onlyCounts: () => false,
      readingIn: () => [],
      failsWith: () => false,
      answeredThrough: () => undefined,
      answerUse: () => 'read',
      isNeeded: () => false,
      namedHandlers: () => [],
      scheduledFunctions: () => [],
      keepersOf: () => [],
      sweptTables: () => [],
      tablesPassedOver: () => [],
      receiverOf: () => null,
    },
  };
  return { summaries: createSummaries(source), facts };
}

/** A client constructed at a named place. */
export function client(
  name: string,
  partial: Partial<ClientConstruction> = {},
  inFile = file,
): ClientConstruction {
  return {
    span: at(name, inFile),
    type: 'Client',
    maker: 'new Client',
    library: 'lib',
    system: 'service',
    value: {
      kind: 'api',
      package: 'lib',
      type: 'Client',
      path: '',
      args: [],
      base: null,
      origin: at(name, inFile),
    },
    region: null,
    bound: unbounded({ missingAt: 'client' }),
    ...partial,
  };
}
