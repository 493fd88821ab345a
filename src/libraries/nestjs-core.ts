import type { LibraryDescriptor } from './descriptor.ts';
import { consumerHeartbeat } from './kafkajs.ts';
import { rabbitServer } from './nestjs-common.ts';

export const nestjsCore = {
  package: '@nestjs/core',
  versions: '>=9 <13',
  source: 'https://docs.nestjs.com/microservices/rabbitmq#message-acknowledgment-noack',
  system: 'service',
  types: [
    // A server for Kafka hands the options of its consumer on; one of another kind has none.
    {
      name: 'INestMicroservice',
      from: ['NestFactory.createMicroservice()'],
      options: 1,
      heartbeat: {
        ...consumerHeartbeat,
        interval: 'options.consumer.heartbeatInterval',
        timeout: 'options.consumer.sessionTimeout',
      },
    },
  ],
  calls: [],
  regions: [
    { ...rabbitServer, on: '', members: ['NestFactory.create().connectMicroservice'], options: 0 },
    {
      ...rabbitServer,
      on: '',
      members: ['NestFactory.createMicroservice'],
      options: 1,
      when: { ...rabbitServer.when, argument: 1 },
    },
  ],
} as const satisfies LibraryDescriptor;
