import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';

const timeout: TimeoutModel = {
  defaultMs: 30_000,
  call: ['abort_signal'],
  client: ['request_timeout'],
  signals: ['abort_signal'],
  abort: 'abort_signal',
  unit: 'ms',
  off: [],
  remedy: 'abort_signal: AbortSignal.timeout(10_000)',
  clientRemedy: 'request_timeout: 10_000',
};

export const clickhouseClient = {
  package: '@clickhouse/client',
  versions: '^1',
  source: 'https://clickhouse.com/docs/integrations/javascript#configuration',
  system: 'database',
  types: [
    {
      name: 'ClickHouseClient',
      aliases: ['NodeClickHouseClient'],
      from: ['createClient()'],
      connects: true,
      options: 0,
    },
  ],
  calls: [
    { on: 'ClickHouseClient', members: ['query'], effect: 'read', options: 0, timeout },
    {
      on: 'ClickHouseClient',
      members: ['insert'],
      effect: 'create',
      options: 0,
      target: 0,
      targetOption: 'table',
      timeout,
    },
    { on: 'ClickHouseClient', members: ['command', 'exec'], effect: 'write', options: 0, timeout },
    { on: 'ClickHouseClient', members: ['ping'], effect: 'read', options: 0 },
    { on: 'ClickHouseClient', members: ['close'], effect: 'none' },
  ],
} as const satisfies LibraryDescriptor;
