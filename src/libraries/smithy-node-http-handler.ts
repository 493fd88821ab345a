import type { LibraryDescriptor } from './descriptor.ts';

export const smithyNodeHttpHandler = {
  package: '@smithy/node-http-handler',
  specifiers: ['@aws-sdk/node-http-handler'],
  versions: '^2 || ^3 || ^4',
  source: 'https://github.com/smithy-lang/smithy-typescript/tree/main/packages/node-http-handler',
  system: 'service',
  types: [
    { name: 'NodeHttpHandler', from: ['NodeHttpHandler()'], options: 0 },
    { name: 'NodeHttp2Handler', from: ['NodeHttp2Handler()'], options: 0 },
  ],
  calls: [],
} as const satisfies LibraryDescriptor;
