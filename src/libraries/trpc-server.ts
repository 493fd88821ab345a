import type { LibraryDescriptor } from './descriptor.ts';

export const trpcServer = {
  package: '@trpc/server',
  versions: '>=10 <12',
  source: 'https://trpc.io/docs/server/procedures',
  system: 'service',
  types: [
    { name: 'TRPCBuilder', from: ['initTRPC', 'TRPCBuilder#context()', 'TRPCBuilder#meta()'] },
    { name: 'TRPCRootObject', from: ['TRPCBuilder#create()'] },
    {
      name: 'TRPCProcedureBuilder',
      aliases: ['ProcedureBuilder'],
      from: [
        'TRPCRootObject#procedure',
        'TRPCProcedureBuilder#input()',
        'TRPCProcedureBuilder#output()',
        'TRPCProcedureBuilder#meta()',
        'TRPCProcedureBuilder#use()',
      ],
    },
  ],
  calls: [],
  regions: [
    {
      kind: 'request',
      on: 'TRPCProcedureBuilder',
      members: ['query', 'mutation', 'subscription', 'use'],
      callback: 0,
    },
    { kind: 'request', on: 'TRPCRootObject', members: ['middleware'], callback: 0 },
  ],
} as const satisfies LibraryDescriptor;
