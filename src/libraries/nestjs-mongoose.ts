import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsMongoose = {
  package: '@nestjs/mongoose',
  versions: '^10 || ^11 || ^12',
  source: 'https://docs.nestjs.com/techniques/mongodb#model-injection',
  system: 'database',
  types: [],
  calls: [],
  decorators: [
    { name: 'InjectModel', means: 'inject-model', package: 'mongoose', type: 'Model' },
    { name: 'InjectConnection', means: 'inject-model', package: 'mongoose', type: 'Connection' },
  ],
} as const satisfies LibraryDescriptor;
