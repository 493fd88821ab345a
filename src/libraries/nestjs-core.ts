import type { LibraryDescriptor } from './descriptor.ts';
import { rabbitServer } from './nestjs-common.ts';

export const nestjsCore = {
  package: '@nestjs/core',
  versions: '>=9 <13',
  source: 'https://docs.nestjs.com/microservices/rabbitmq#message-acknowledgment-noack',
  system: 'service',
  types: [],
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
