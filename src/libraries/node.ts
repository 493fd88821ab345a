import type { LibraryDescriptor } from './descriptor.ts';
import { anyRequest, fetchIdle, httpIdempotency } from './shared/http-requests.ts';
import { sentBy } from './undici.ts';

/** What Node.js offers without an import: its `fetch`, timers, clocks and random values. */
export const node = {
  package: 'node',
  versions: 'Node.js >=20',
  source: 'https://nodejs.org/api/globals.html',
  system: 'service',
  global: true,
  types: [{ name: 'Request', from: ['Request()'], options: 1 }],
  calls: [
    {
      on: '',
      members: ['fetch'],
      effect: anyRequest,
      target: 0,
      options: 1,
      throws: 'TypeError',
      sentBy,
      optionsAt: [0, 1],
      timeout: {
        defaultMs: null,
        idle: fetchIdle,
        call: ['signal', 'dispatcher'],
        client: [],
        signals: ['signal', 'dispatcher'],
        abort: 'signal',
        unit: 'ms',
        off: [null],
        ineffective: [
          {
            where: 'call',
            option: 'timeout',
            because: 'fetch ignores it',
            instead: 'Pass `signal: AbortSignal.timeout(ms)`',
          },
        ],
        remedy: 'signal: AbortSignal.timeout(10_000)',
        // https://nextjs.org/docs/app/api-reference/functions/fetch#optionsnextrevalidate
        kept: 'next.revalidate',
      },
      idempotency: httpIdempotency,
    },
  ],
  regions: [
    { kind: 'deferred', on: '', members: ['setTimeout', 'setInterval', 'setImmediate'], callback: 0 },
    { kind: 'deferred', on: '', members: ['queueMicrotask', 'process.nextTick'], callback: 0 },
    { kind: 'deferred', on: '', members: ['process.on', 'process.once'], callback: 1 },
  ],
  values: [
    { path: 'AbortSignal.timeout()', means: 'deadline', argument: 0 },
    { path: 'AbortSignal.any()', means: 'earliest', argument: 0 },
    { path: 'AbortController().signal', means: 'cancellation' },
    { path: 'URL()', means: 'address', argument: 0 },
    { path: 'URL.parse()', means: 'address', argument: 0 },
    { path: 'Math.random()', means: 'random' },
    { path: 'crypto.randomUUID()', means: 'random' },
    { path: 'crypto.getRandomValues()', means: 'random' },
    { path: 'Date()', means: 'clock', bare: true },
    { path: 'Date.now()', means: 'clock' },
    { path: 'performance.now()', means: 'clock' },
    { path: 'process.hrtime()', means: 'clock' },
    { path: 'process.hrtime.bigint()', means: 'clock' },
    { path: 'process.uptime()', means: 'clock' },
  ],
  refusals: {
    source: 'https://developer.mozilla.org/docs/Web/API/Window/fetch#exceptions',
    as: 'answer',
    unless: [],
  },
} as const satisfies LibraryDescriptor;
