import { amqpDelivery } from './amqplib.ts';
import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';

/** The observable of a request completes with the reply and never without. */
const reply: TimeoutModel = {
  defaultMs: null,
  call: [],
  client: [],
  unit: 'ms',
  off: [],
  remedy: '',
  instead: 'Pipe it through `timeout(10_000)` of rxjs',
};

/** The channel of amqplib that a message came by. */
const channelMembers = ['ack', 'ackAll', 'nack', 'nackAll', 'reject'].map(
  (name) => `getChannelRef().${name}`,
);

export const nestjsMicroservices = {
  package: '@nestjs/microservices',
  versions: '>=9 <13',
  source: 'https://docs.nestjs.com/microservices/basics',
  system: 'broker',
  types: [
    {
      name: 'ClientProxy',
      // prettier-ignore
      aliases: [
        'ClientKafka', 'ClientKafkaProxy', 'ClientRMQ', 'ClientTCP', 'ClientRedis', 'ClientNats', 'ClientMqtt',
      ],
      // prettier-ignore
      from: [
        'ClientProxyFactory.create()', 'ClientKafka()', 'ClientRMQ()', 'ClientTCP()', 'ClientRedis()', 'ClientNats()',
        'ClientMqtt()',
      ],
      options: 0,
    },
    { name: 'RmqContext', from: [] },
    { name: 'ClientGrpc', aliases: ['ClientGrpcProxy'], from: ['ClientGrpcProxy()'], options: 0 },
  ],
  calls: [
    {
      on: 'ClientProxy',
      members: ['send'],
      effect: { from: 'message-pattern', argument: 0 },
      system: 'service',
      target: 0,
      lazy: true,
      timeout: reply,
    },
    // Hot: the event is on its way whether or not somebody subscribes to the result.
    { on: 'ClientProxy', members: ['emit'], effect: 'publish', target: 0 },
    { on: 'RmqContext', members: channelMembers, effect: 'none', promise: false },
    {
      on: 'ClientGrpc',
      members: ['getService().*', 'getClientByServiceName().*'],
      effect: { from: 'member' },
      system: 'service',
      lazy: true,
      timeout: reply,
    },
  ],
  decorators: [
    { name: 'MessagePattern', means: 'message-handler' },
    { name: 'EventPattern', means: 'event-handler' },
    { name: 'GrpcMethod', means: 'request-handler' },
  ],
  deliveries: [
    {
      on: 'RmqContext',
      acknowledge: ['getChannelRef().ack', 'getChannelRef().ackAll'],
      requeue: amqpDelivery.requeue.map((one) => ({ ...one, member: `getChannelRef().${one.member}` })),
    },
  ],
} as const satisfies LibraryDescriptor;
