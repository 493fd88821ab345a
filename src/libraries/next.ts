import type { LibraryDescriptor } from './descriptor.ts';

export const next = {
  package: 'next',
  versions: '>=12',
  source: 'https://nextjs.org/docs/pages/building-your-application/routing/api-routes#response-helpers',
  system: 'service',
  types: [{ name: 'NextApiResponse', from: ['NextApiResponse#status()'] }],
  calls: [],
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
