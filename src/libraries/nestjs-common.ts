import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsCommon = {
  package: '@nestjs/common',
  versions: '>=9 <13',
  source: 'https://docs.nestjs.com/fundamentals/custom-providers',
  system: 'service',
  types: [],
  calls: [],
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
