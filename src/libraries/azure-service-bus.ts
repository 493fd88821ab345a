import type { LibraryDescriptor, RedeliveryModel, RetryDefaults, TimeoutModel } from './descriptor.ts';

const timeout: TimeoutModel = {
  defaultMs: 60_000,
  call: ['abortSignal'],
  client: ['retryOptions.timeoutInMs'],
  signals: ['abortSignal'],
  abort: 'abortSignal',
  unit: 'ms',
  off: [],
  remedy: 'abortSignal: AbortSignal.timeout(10_000)',
  clientRemedy: 'retryOptions: { timeoutInMs: 10_000 }',
};

const retries: RetryDefaults = {
  attempts: 4,
  options: [{ where: 'client', option: 'retryOptions.maxRetries', counts: 'retries' }],
};

/** After so many deliveries a message is put aside: https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues */
const redelivery: RedeliveryModel = {
  attemptsOption: 'maxDeliveryCount',
  counts: 'attempts',
  usual: { attempts: 10 },
  toTarget: true,
};

const settle = {
  members: ['completeMessage', 'abandonMessage', 'deferMessage', 'deadLetterMessage'],
  effect: 'none',
} as const;

const receive = { members: ['receiveMessages'], effect: 'read' } as const;

const queue = { of: 'construction', argument: 0, part: 1 } as const;

const handler = {
  kind: 'handler',
  members: ['subscribe'],
  callback: 0,
  callbackOption: 'processMessage',
  options: 1,
  delivery: 'at-least-once',
} as const;

const settled = { acknowledge: ['completeMessage'], requeue: [{ member: 'abandonMessage' }] } as const;
const received = { receive: ['receiveMessages'], acknowledge: [] } as const;

export const azureServiceBus = {
  package: '@azure/service-bus',
  versions: '^7',
  source: 'https://learn.microsoft.com/javascript/api/@azure/service-bus/serviceBusclientoptions',
  system: 'broker',
  types: [
    { name: 'ServiceBusClient', from: ['ServiceBusClient()'], connects: true, options: 1 },
    { name: 'ServiceBusSender', from: ['ServiceBusClient#createSender()'], inherits: true },
    {
      name: 'ServiceBusReceiver',
      from: ['ServiceBusClient#createReceiver()', 'ServiceBusClient#acceptNextSession()'],
      inherits: true,
    },
    { name: 'ServiceBusSessionReceiver', from: ['ServiceBusClient#acceptSession()'], inherits: true },
    { name: 'ServiceBusAdministrationClient', from: ['ServiceBusAdministrationClient()'] },
  ],
  calls: [
    // Each fails where there is one of that name.
    {
      on: 'ServiceBusAdministrationClient',
      members: ['createQueue'],
      effect: 'write',
      target: 0,
      options: 1,
      redelivery,
    },
    {
      on: 'ServiceBusAdministrationClient',
      members: ['createSubscription'],
      effect: 'write',
      target: 0,
      options: 2,
      redelivery: { ...redelivery, part: 1 },
    },
    { on: 'ServiceBusReceiver', ...settle },
    { on: 'ServiceBusReceiver', ...receive },
    { on: 'ServiceBusSessionReceiver', ...settle },
    { on: 'ServiceBusSessionReceiver', ...receive },
    {
      on: 'ServiceBusSender',
      members: ['sendMessages'],
      effect: 'publish',
      options: 1,
      timeout,
      retries,
      idempotency: {
        options: [],
        headers: [],
        fields: ['messageId'],
        payload: 0,
        automatic: 'none',
      },
    },
    {
      on: 'ServiceBusSender',
      members: ['scheduleMessages'],
      effect: 'publish',
      options: 2,
      timeout,
      retries,
      idempotency: {
        options: [],
        headers: [],
        fields: ['messageId'],
        payload: 0,
        automatic: 'none',
      },
    },
    {
      on: 'ServiceBusSender',
      members: ['cancelScheduledMessages'],
      effect: 'write',
      options: 1,
      timeout,
      retries,
    },
  ],
  regions: [
    { ...handler, on: 'ServiceBusReceiver', queue },
    // What it is made by names the session behind the subscription, or behind the queue.
    { ...handler, on: 'ServiceBusSessionReceiver', queue: { ...queue, followed: 2 } },
  ],
  deliveries: [
    { on: 'ServiceBusReceiver', ...settled },
    { on: 'ServiceBusReceiver', ...received },
    { on: 'ServiceBusSessionReceiver', ...settled },
    { on: 'ServiceBusSessionReceiver', ...received },
  ],
} as const satisfies LibraryDescriptor;
