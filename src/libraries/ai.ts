import type { LibraryDescriptor } from './descriptor.ts';
import { fetchIdle } from './shared/http-requests.ts';

export const ai = {
  package: 'ai',
  versions: '>=4 <7',
  source: 'https://ai-sdk.dev/docs/ai-sdk-core/settings',
  system: 'model',
  types: [],
  calls: [
    {
      on: '',
      members: ['generateText', 'generateObject', 'embed', 'embedMany'],
      effect: 'read',
      options: 0,
      timeout: {
        defaultMs: null,
        idle: `that of the provider, whose \`fetch\` gives up after ${fetchIdle}`,
        call: ['abortSignal', 'timeout'],
        client: [],
        signals: ['abortSignal'],
        abort: 'abortSignal',
        unit: 'ms',
        off: [],
        remedy: 'abortSignal: AbortSignal.timeout(60_000)',
      },
      retries: {
        attempts: 3,
        options: [{ where: 'call', option: 'maxRetries', counts: 'retries' }],
      },
    },
  ],
} as const satisfies LibraryDescriptor;
