import type { LibraryDescriptor } from './descriptor.ts';

/** Code that imports it runs as an activity: the engine runs it again until it succeeds or its timeouts are over. */
export const temporalioActivity = {
  package: '@temporalio/activity',
  versions: '^1',
  source: 'https://typescript.temporal.io/api/classes/activity.Context',
  system: 'workflow',
  types: [{ name: 'Context', from: ['Context.current()'] }],
  calls: [
    { on: '', members: ['heartbeat', 'sleep'], effect: 'none' },
    { on: 'Context', members: ['heartbeat', 'sleep'], effect: 'none' },
  ],
  values: [
    { path: 'cancellationSignal()', means: 'cancellation' },
    { path: 'Context.current().cancellationSignal', means: 'cancellation' },
  ],
} as const satisfies LibraryDescriptor;
