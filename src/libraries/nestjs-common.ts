import { amqpDelivery } from './amqplib.ts';
import type { LibraryDescriptor, OtherRegionModel } from './descriptor.ts';

/** A server for RabbitMQ takes each message as done on delivery, unless it is told that the handlers acknowledge. */
export const rabbitServer = {
  kind: 'handler',
  callback: -1,
  doneOnDelivery: 'options.noAck',
  doneByDefault: true,
  when: { argument: 0, option: 'transport', values: ['Transport.RMQ'] },
  runs: ['MessagePattern', 'EventPattern'],
  declares: {
    option: 'options.queue',
    limits: amqpDelivery.declare.limits.map((limit) => `options.queueOptions.${limit}` as const),
    unless: 'options.noAssert',
    remedy: amqpDelivery.declare.remedy,
  },
} as const satisfies Partial<OtherRegionModel>;

export const nestjsCommon = {
  package: '@nestjs/common',
  versions: '>=9 <13',
  source: 'https://docs.nestjs.com/fundamentals/custom-providers',
  system: 'service',
  types: [{ name: 'INestApplication', from: [] }],
  calls: [],
  regions: [{ ...rabbitServer, on: 'INestApplication', members: ['connectMicroservice'], options: 0 }],
  decorators: [
    { name: 'Module', means: 'module' },
    { name: 'Inject', means: 'inject' },
    { name: 'Get', means: 'request-handler' },
    { name: 'Post', means: 'request-handler' },
    { name: 'Put', means: 'request-handler' },
    { name: 'Patch', means: 'request-handler' },
    { name: 'Delete', means: 'request-handler' },
    { name: 'Head', means: 'request-handler' },
    { name: 'Options', means: 'request-handler' },
    { name: 'All', means: 'request-handler' },
    { name: 'Sse', means: 'request-handler' },
  ],
} as const satisfies LibraryDescriptor;
