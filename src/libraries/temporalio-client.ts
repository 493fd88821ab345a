import type { IdempotencyModel, LibraryDescriptor } from './descriptor.ts';

/** The id is a required option, and the service refuses a second open execution with it. */
const idempotency: IdempotencyModel = {
  options: ['workflowId'],
  headers: [],
  fields: [],
  automatic: 'none',
  remedy: 'workflowId: KEY',
};

export const temporalioClient = {
  package: '@temporalio/client',
  versions: '^1',
  source: 'https://docs.temporal.io/develop/typescript/temporal-clients',
  system: 'workflow',
  types: [
    { name: 'Client', from: ['Client()'], options: 0 },
    { name: 'WorkflowClient', from: ['WorkflowClient()', 'Client#workflow'], options: 0 },
    { name: 'ScheduleClient', from: ['ScheduleClient()', 'Client#schedule'], options: 0 },
    {
      name: 'WorkflowHandle',
      aliases: [
        'WorkflowHandleWithFirstExecutionRunId',
        'WorkflowHandleWithStartDetails',
        'WorkflowHandleWithSignaledRunId',
      ],
      from: ['WorkflowClient#getHandle()', 'WorkflowClient#start()', 'WorkflowClient#signalWithStart()'],
    },
  ],
  calls: [
    {
      on: 'WorkflowClient',
      members: ['start', 'execute', 'signalWithStart'],
      effect: 'publish',
      options: 1,
      target: 0,
      idempotency,
    },
    { on: 'WorkflowClient', members: ['result', 'list', 'count'], effect: 'read' },
    { on: 'WorkflowHandle', members: ['signal'], effect: 'publish', target: 0 },
    { on: 'WorkflowHandle', members: ['terminate', 'cancel'], effect: 'write' },
    { on: 'WorkflowHandle', members: ['result', 'query', 'describe', 'fetchHistory'], effect: 'read' },
    { on: 'ScheduleClient', members: ['create'], effect: 'publish', options: 0 },
  ],
} as const satisfies LibraryDescriptor;
