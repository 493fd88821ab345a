import type { LibraryDescriptor } from './descriptor.ts';

export const inngest = {
  package: 'inngest',
  versions: '>=3 <5',
  source: 'https://www.inngest.com/docs/reference/events/send',
  system: 'workflow',
  types: [
    { name: 'Inngest', from: ['Inngest()'], options: 0 },
    { name: 'Context', aliases: ['BaseContext'], from: [] },
  ],
  calls: [
    {
      on: 'Inngest',
      members: ['send'],
      effect: 'publish',
      target: 0,
      targetOption: 'name',
      idempotency: {
        options: [],
        headers: [],
        fields: ['id'],
        payload: 0,
        automatic: 'none',
      },
    },
  ],
  regions: [
    {
      // The function is its last argument: before it stand the configuration and, up to version 3, the trigger.
      kind: 'workflow',
      on: 'Inngest',
      members: ['createFunction'],
      callback: 2,
      callbackAt: [1, 2],
      // The function, and each of its steps: https://www.inngest.com/docs/features/inngest-functions/error-retries/retries
      reruns: { argument: 0, option: 'retries', counts: 'retries', attempts: 5 },
      handle: 0,
      handleType: 'Context',
    },
    { kind: 'durable', on: 'Context', members: ['step.run'], callback: 1 },
  ],
} as const satisfies LibraryDescriptor;
