import type { LibraryDescriptor } from './descriptor.ts';

const fire = { on: 'CircuitBreaker', members: ['fire', 'call'], callback: 0, constructed: true } as const;

export const opossum = {
  package: 'opossum',
  versions: '>=5',
  source: 'https://nodeshift.dev/opossum/#circuitbreaker',
  system: 'service',
  types: [{ name: 'CircuitBreaker', from: ['default()'], options: 1, remembers: 'failures' }],
  calls: [],
  regions: [
    {
      ...fire,
      kind: 'timeout',
      policy: true,
      limit: { argument: 1, option: 'timeout' },
      defaultMs: 10_000,
      aborts: false,
    },
    { ...fire, kind: 'breaker' },
  ],
} as const satisfies LibraryDescriptor;
