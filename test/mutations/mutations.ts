import {
  alwaysCalledOn,
  builtEachTime,
  doneBefore,
  calledOn,
  earlier,
  instead,
  other,
  otherProperty,
  swallowed,
  triedTwice,
  uncaught,
  unguarded,
  unwrapped,
  withoutCall,
  withoutComment,
  withoutProperty,
  type Operator,
} from './operators.ts';

/** One way to break a well-built handler, and the rule that has to find it. */
export interface Mutation {
  readonly handler: string;
  readonly breaks: string;
  readonly rule: string;
  /** The rule that finds it behind a helper, where that is another one: what is an option that does nothing here is none at all there. */
  readonly ruleForHelper?: string;
  readonly operator: Operator;
}

export const mutations: readonly Mutation[] = [
  {
    handler: 'charge',
    breaks: 'no key',
    rule: 'require-idempotency-key',
    operator: withoutProperty('idempotencyKey'),
  },
  {
    handler: 'charge',
    breaks: 'a new key each time',
    rule: 'no-unstable-idempotency-key',
    operator: otherProperty('idempotencyKey', 'idempotencyKey: crypto.randomUUID()'),
  },
  {
    handler: 'inbox',
    breaks: 'committed before',
    rule: 'no-ack-before-processing',
    operator: earlier('commitOffsets'),
  },
  {
    handler: 'inbox',
    breaks: 'taken out of the transaction',
    rule: 'no-outer-client-in-transaction',
    operator: calledOn('tx', 'prisma'),
  },
  {
    handler: 'inbox',
    breaks: 'nothing remembers the message',
    rule: 'require-idempotent-consumer',
    operator: withoutCall('tx.inbox.create'),
  },
  {
    handler: 'inbox',
    breaks: 'dead after one lost heartbeat',
    rule: 'no-naive-failure-detector',
    operator: other('heartbeatInterval: 3_000', 'heartbeatInterval: 20_000'),
  },
  {
    handler: 'receipts',
    breaks: 'one region and no other place',
    rule: 'no-single-region-client',
    operator: withoutProperty('endpoint'),
  },
  {
    handler: 'queue-worker',
    breaks: 'deleted before',
    rule: 'no-ack-before-processing',
    operator: earlier('DeleteMessageCommand'),
  },
  {
    handler: 'queue-worker',
    breaks: 'waits for a connection without end',
    rule: 'no-unbounded-acquire',
    operator: withoutProperty('connectionTimeoutMillis'),
  },
  {
    handler: 'jobs',
    breaks: 'no backoff',
    rule: 'require-retry-backoff',
    operator: withoutProperty('backoff'),
  },
  {
    handler: 'prices',
    breaks: 'a breaker for each call',
    rule: 'no-per-call-circuit-breaker',
    operator: builtEachTime('breaker'),
  },
  {
    handler: 'prices',
    breaks: 'no breaker',
    rule: 'require-circuit-breaker',
    operator: unguarded('breaker', 'fire'),
  },
  {
    handler: 'prices',
    breaks: 'the breaker gives up before the request does',
    rule: 'no-inverted-timeout-budget',
    operator: other('timeout: 2_000', 'timeout: 5_000'),
  },
  { handler: 'profile', breaks: 'no timeout', rule: 'require-timeout', operator: withoutProperty('signal') },
  {
    handler: 'profile',
    breaks: 'an option that does nothing',
    rule: 'no-ineffective-timeout',
    ruleForHelper: 'require-timeout',
    operator: otherProperty('signal', 'timeout: 2_000'),
  },
  {
    handler: 'profile',
    breaks: 'no bulkhead',
    rule: 'require-circuit-breaker',
    operator: unwrapped('places'),
  },
  {
    handler: 'profile',
    breaks: 'a pool for each request',
    rule: 'no-client-per-request',
    operator: builtEachTime('pool'),
  },
  {
    handler: 'checkout',
    breaks: 'no compensation',
    rule: 'require-compensation',
    operator: withoutCall('refunds.create', 'refund'),
  },
  {
    handler: 'checkout',
    breaks: 'a failed compensation is let pass',
    rule: 'no-incomplete-compensation',
    operator: swallowed('refunds.create', 'refund'),
  },
  {
    handler: 'trip',
    breaks: 'a step goes on for nobody',
    rule: 'require-deadline-propagation',
    operator: other('{ signal }', '{}'),
  },
  {
    handler: 'trip',
    breaks: 'a compensation is aborted with its step',
    rule: 'no-incomplete-compensation',
    operator: other('AbortSignal.timeout(5_000)', 'signal'),
  },
  {
    handler: 'trip',
    breaks: 'the first step is undone first',
    rule: 'no-incomplete-compensation',
    operator: earlier('flights.delete', 'cancelFlight'),
  },
  {
    handler: 'reviews',
    breaks: 'an optional dependency fails the request',
    rule: 'require-graceful-degradation',
    operator: uncaught(),
  },
  {
    handler: 'outbox',
    breaks: 'sent inside the transaction',
    rule: 'no-remote-call-in-transaction',
    operator: instead(
      'tx.outbox.create',
      "await producer.send({ topic: 'orders', messages: [{ value: 'placed' }] });",
    ),
  },
  {
    handler: 'outbox',
    breaks: 'taken out of the transaction',
    rule: 'no-outer-client-in-transaction',
    operator: calledOn('tx', 'prisma'),
  },
  {
    handler: 'broker-worker',
    breaks: 'acknowledged before',
    rule: 'no-ack-before-processing',
    operator: earlier('channel.ack'),
  },
  {
    handler: 'broker-worker',
    breaks: 'put back into a queue that it never leaves',
    rule: 'no-redelivery-loop',
    operator: other('channel.nack(message, false, false)', 'channel.nack(message)'),
  },
  {
    handler: 'jobs',
    breaks: 'written and sent',
    rule: 'no-dual-write',
    operator: doneBefore('mails.add', 'prisma.mail.update', 'markSent'),
  },
  {
    handler: 'digest',
    breaks: 'no limiter',
    rule: 'no-unbounded-fan-out',
    operator: unwrapped('limit'),
  },
  { handler: 'digest', breaks: 'no cap', rule: 'no-unbounded-fan-out', operator: withoutProperty('take') },
  { handler: 'rates', breaks: 'no backoff', rule: 'require-retry-backoff', operator: withoutCall('sleep') },
  {
    handler: 'rates',
    breaks: 'the same waits for everyone',
    rule: 'require-retry-jitter',
    operator: other('Math.random() * 100 * 2 ** attempt', '100 * 2 ** attempt'),
  },
  {
    handler: 'refunds',
    breaks: 'the same waits for everyone',
    rule: 'require-retry-jitter',
    operator: withoutProperty('randomize'),
  },
  {
    handler: 'refunds',
    breaks: 'what is refused is asked for again',
    rule: 'no-retry-permanent-error',
    operator: withoutProperty('shouldRetry'),
  },
  {
    handler: 'rates',
    breaks: 'no last attempt',
    rule: 'no-unbounded-retry',
    operator: other('if (attempt >= 5) throw error;', 'console.error(error);'),
  },
  {
    handler: 'rates',
    breaks: 'tried again at two layers',
    rule: 'no-nested-retry',
    operator: triedTwice('fetch'),
  },
  {
    handler: 'welcome',
    breaks: 'no key',
    rule: 'no-retry-non-idempotent',
    operator: withoutProperty('idempotencyKey'),
  },
  {
    handler: 'reservation',
    breaks: 'sent inside a transaction that is run again',
    rule: 'no-side-effect-in-retried-transaction',
    operator: instead('insertOne', "await producer.send({ topic: 'seats', messages: [{ value: seat }] });"),
  },
  {
    handler: 'reservation',
    breaks: 'no limit of the wait',
    rule: 'no-unbounded-acquire',
    operator: withoutProperty('waitQueueTimeoutMS'),
  },
  {
    handler: 'batch',
    breaks: 'what failed is not looked at',
    rule: 'no-unhandled-partial-failure',
    operator: other("if (answer.Failed?.length) throw new Error('not all were sent');", ''),
  },
  {
    handler: 'inbox',
    breaks: 'a failure inside the transaction is let pass',
    rule: 'no-swallowed-transaction-error',
    operator: swallowed('tx.order.update'),
  },
  {
    handler: 'outbox',
    breaks: 'a failure inside the transaction is let pass',
    rule: 'no-swallowed-transaction-error',
    operator: swallowed('tx.outbox.create'),
  },
  {
    handler: 'jobs',
    breaks: 'the same waits for everyone',
    rule: 'require-retry-jitter',
    operator: withoutProperty('jitter'),
  },
  {
    handler: 'jobs',
    breaks: 'a failure is told as a success',
    rule: 'no-swallowed-remote-error',
    operator: swallowed('prisma.mail.update', 'markSent'),
  },
  {
    handler: 'ledger',
    breaks: 'the mark stays when the work fails',
    rule: 'no-dedupe-outside-transaction',
    operator: withoutCall('redis.del', 'forget'),
  },
  {
    handler: 'transfer',
    breaks: 'committed in two phases',
    rule: 'no-two-phase-commit',
    operator: other("'COMMIT'", '"PREPARE TRANSACTION \'transfer\'"'),
  },
  {
    handler: 'bank-session',
    breaks: 'no reason',
    rule: 'require-coordination-reason',
    operator: withoutComment('@coordination'),
  },
  {
    handler: 'transfer',
    breaks: 'a connection for each statement',
    rule: 'no-transaction-on-pool',
    operator: alwaysCalledOn('client', 'pool'),
  },
];
