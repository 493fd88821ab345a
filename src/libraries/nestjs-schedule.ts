import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsSchedule = {
  package: '@nestjs/schedule',
  versions: '>=3 <13',
  source: 'https://docs.nestjs.com/techniques/task-scheduling',
  system: 'service',
  types: [],
  calls: [],
  decorators: [
    { name: 'Cron', means: 'schedule' },
    { name: 'Interval', means: 'schedule' },
    { name: 'Timeout', means: 'schedule' },
  ],
} as const satisfies LibraryDescriptor;
