import type { LibraryDescriptor } from './descriptor.ts';

/** Code that imports it runs inside the workflow sandbox, where the engine records and retries what it starts. */
export const temporalioWorkflow = {
  package: '@temporalio/workflow',
  versions: '^1',
  source: 'https://docs.temporal.io/develop/typescript/core-application',
  system: 'workflow',
  types: [],
  calls: [
    {
      on: '',
      members: ['startChild', 'executeChild'],
      effect: 'publish',
      options: 1,
      target: 0,
    },
    // The defaults are the server's: https://docs.temporal.io/encyclopedia/retry-policies#default-values-for-retry-policy
    {
      on: '',
      members: ['proxyActivities', 'proxyLocalActivities'],
      effect: 'none',
      promise: false,
      options: 0,
      standsFor: {
        attemptsOption: 'retry.maximumAttempts',
        attempts: null,
        unless: ['retry.nonRetryableErrorTypes', 'scheduleToCloseTimeout'],
        overriddenBy: 'executeWithOptions',
        // `ApplicationFailure.nonRetryable(…)`, and the option of `ApplicationFailure.create` of that name: @temporalio/common
        endedBy: 'nonRetryable',
      },
    },
    { on: '', members: ['sleep', 'condition', 'uuid4'], effect: 'none' },
  ],
  regions: [
    {
      kind: 'timeout',
      on: '',
      members: ['CancellationScope.withTimeout'],
      callback: 1,
      limit: { argument: 0 },
      defaultMs: null,
      aborts: true,
    },
  ],
} as const satisfies LibraryDescriptor;
