import type { LibraryDescriptor, RetryDefaults } from './descriptor.ts';

/** It sends a request again that was answered with 429 or 500 and more, after one second and a little more each time. */
const retries: RetryDefaults = { attempts: 10, options: [], after: 'busy' };

export const chronarkZodBird = {
  package: '@chronark/zod-bird',
  versions: '>=0.3.10 <2',
  source: 'https://github.com/chronark/zod-bird/blob/main/src/client.ts',
  system: 'service',
  types: [{ name: 'Tinybird', from: ['Tinybird()'], options: 0 }],
  calls: [
    { on: 'Tinybird', members: ['buildPipe()'], effect: 'read', retries },
    // Appends rows to a data source; Tinybird takes no key for that.
    { on: 'Tinybird', members: ['buildIngestEndpoint()'], effect: 'create', appends: true, retries },
    { on: 'Tinybird', members: ['buildPipe', 'buildIngestEndpoint'], effect: 'none', promise: false },
  ],
} as const satisfies LibraryDescriptor;
