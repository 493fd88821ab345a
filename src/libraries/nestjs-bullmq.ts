import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsBullmq = {
  package: '@nestjs/bullmq',
  versions: '>=10 <13',
  source: 'https://docs.nestjs.com/techniques/queues',
  system: 'queue',
  types: [],
  calls: [],
  decorators: [{ name: 'Processor', means: 'message-handler', method: 'process', delivery: 'at-least-once' }],
} as const satisfies LibraryDescriptor;
