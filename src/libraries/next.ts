import type { LibraryDescriptor } from './descriptor.ts';

export const next = {
  package: 'next',
  specifiers: ['next/server'],
  versions: '>=12',
  source: 'https://nextjs.org/docs/pages/building-your-application/routing/api-routes#response-helpers',
  system: 'service',
  types: [{ name: 'NextApiResponse', from: ['NextApiResponse#status()'] }],
  calls: [],
  // What is to be done when the answer has been given, as a function or a promise: https://nextjs.org/docs/app/api-reference/functions/after
  regions: [{ kind: 'deferred', on: '', members: ['after'], callback: 0 }],
  responses: [
    {
      on: 'NextApiResponse',
      members: ['json', 'send', 'end'],
      body: 0,
      statusBy: ['status', 'writeHead'],
      statusIn: ['statusCode'],
      partsBy: ['write'],
    },
  ],
} as const satisfies LibraryDescriptor;
