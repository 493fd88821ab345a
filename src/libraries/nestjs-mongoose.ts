import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsMongoose = {
  package: '@nestjs/mongoose',
  versions: '^10 || ^11 || ^12',
  source: 'https://docs.nestjs.com/techniques/mongodb#model-injection',
  system: 'database',
  types: [],
  calls: [],
  decorators: [
    { name: 'InjectModel', means: 'inject-model', package: 'mongoose', type: 'Model', connection: 1 },
    {
      name: 'InjectConnection',
      means: 'inject-model',
      package: 'mongoose',
      type: 'Connection',
      connection: 0,
    },
  ],
} as const satisfies LibraryDescriptor;
