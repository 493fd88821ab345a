import type { LibraryDescriptor } from './descriptor.ts';

const unary = {
  on: 'Client',
  effect: { from: 'member' },
  // The first is an alias of the second, by which a checker names both.
  returns: ['ClientUnaryCall', 'SurfaceCall'],
  promise: false,
  timeout: {
    defaultMs: null,
    call: ['deadline', 'interceptors', 'interceptor_providers', 'parent'],
    client: [],
    signals: ['interceptors', 'interceptor_providers', 'parent'],
    unit: 'moment',
    off: [],
    onResult: ['cancel'],
    remedy: '',
    instead:
      'Pass `new Metadata(), { deadline: Date.now() + 10_000 }` before the callback, with `Metadata` of `@grpc/grpc-js`',
  },
} as const;

export const grpcJs = {
  package: '@grpc/grpc-js',
  versions: '>=1',
  source: 'https://grpc.io/docs/guides/deadlines/',
  system: 'service',
  types: [
    {
      name: 'Client',
      from: [
        'Client()',
        'makeClientConstructor()()',
        'makeGenericClientConstructor()()',
        'loadPackageDefinition().*()',
        'loadPackageDefinition().*.*()',
        'loadPackageDefinition().*.*.*()',
        'loadPackageDefinition().*.*.*.*()',
      ],
      connects: true,
      options: 2,
      derived: true,
      builtWith: [
        'credentials.createInsecure()',
        'credentials.createSsl()',
        'ChannelCredentials.createInsecure()',
        'ChannelCredentials.createSsl()',
      ],
      hookOptions: [
        'interceptors',
        'interceptor_providers',
        'callInvocationTransformer',
        'channelOverride',
        'channelFactoryOverride',
        'grpc.service_config',
      ],
    },
    { name: 'Metadata', from: ['Metadata()'] },
  ],
  calls: [
    { on: 'Client', members: ['close', 'getChannel', 'waitForReady'], effect: 'none' },
    { ...unary, members: ['makeUnaryRequest'], options: 5, optionsAt: [4, 5] },
    { ...unary, members: ['*'], options: 2, optionsAt: [1, 2] },
  ],
  // The standard methods of the API improvement proposals; what any other method does is its service's secret.
  commands: {
    publish: [],
    create: ['create*', 'Create*', 'batchCreate*', 'BatchCreate*'],
    write: [
      'update*',
      'Update*',
      'delete*',
      'Delete*',
      'batchUpdate*',
      'BatchUpdate*',
      'batchDelete*',
      'BatchDelete*',
    ],
    read: ['get*', 'Get*', 'list*', 'List*', 'batchGet*', 'BatchGet*', 'search*', 'Search*'],
  },
} as const satisfies LibraryDescriptor;
