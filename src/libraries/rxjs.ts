import type { LibraryDescriptor } from './descriptor.ts';

export const rxjs = {
  package: 'rxjs',
  specifiers: ['rxjs/operators'],
  versions: '>=7',
  source: 'https://rxjs.dev/api',
  system: 'service',
  types: [
    { name: 'Observable', from: ['Observable()', 'from()', 'of()', 'defer()', 'Observable#pipe()'] },
    {
      name: 'Subject',
      aliases: ['BehaviorSubject', 'ReplaySubject', 'AsyncSubject'],
      from: ['Subject()', 'BehaviorSubject()', 'ReplaySubject()', 'AsyncSubject()'],
    },
  ],
  calls: [{ on: 'Subject', members: ['next', 'error', 'complete'], effect: 'none' }],
  regions: [
    { kind: 'deferred', on: 'Observable', members: ['subscribe'], callback: 0 },
    { kind: 'deferred', on: 'Subject', members: ['subscribe'], callback: 0 },
    {
      kind: 'retry',
      on: '',
      members: ['retry'],
      callback: -1,
      operator: true,
      options: 0,
      attempts: null,
      attemptsOption: 'count',
      counts: 'retries',
      delayMs: 0,
      delayOption: 'delay',
      factor: 1,
      jitter: false,
      jitterOption: 'delay',
      predicateOption: 'delay',
    },
  ],
  values: [
    { path: 'timeout()', means: 'deadline', argument: 0 },
    { path: 'timeoutWith()', means: 'deadline', argument: 0 },
    { path: 'takeUntil()', means: 'cancellation' },
    { path: 'raceWith()', means: 'cancellation' },
  ],
  observation: {
    on: 'Observable',
    compose: ['pipe'],
    observe: ['subscribe', 'toPromise', 'forEach'],
    observers: ['firstValueFrom()', 'lastValueFrom()'],
  },
} as const satisfies LibraryDescriptor;
