import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsBull = {
  package: '@nestjs/bull',
  versions: '>=10 <13',
  source: 'https://docs.nestjs.com/techniques/queues',
  system: 'queue',
  types: [],
  calls: [],
  decorators: [{ name: 'Process', means: 'message-handler', delivery: 'at-least-once' }],
} as const satisfies LibraryDescriptor;
