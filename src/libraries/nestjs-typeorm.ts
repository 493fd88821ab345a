import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsTypeorm = {
  package: '@nestjs/typeorm',
  versions: '^10 || ^11 || ^12',
  source: 'https://docs.nestjs.com/techniques/database#repository-pattern',
  system: 'database',
  types: [],
  calls: [],
  decorators: [
    {
      name: 'InjectRepository',
      means: 'inject-repository',
      package: 'typeorm',
      type: 'Repository',
      connection: 1,
    },
    {
      name: 'InjectDataSource',
      means: 'inject-repository',
      package: 'typeorm',
      type: 'DataSource',
      connection: 0,
    },
    {
      name: 'InjectEntityManager',
      means: 'inject-repository',
      package: 'typeorm',
      type: 'EntityManager',
      connection: 0,
    },
  ],
} as const satisfies LibraryDescriptor;
