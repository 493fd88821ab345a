import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { IdempotencyModel, LibraryDescriptor } from './descriptor.ts';

/** An execution of a standard workflow is started once for a name and input. */
const idempotency: IdempotencyModel = {
  options: [],
  headers: [],
  fields: ['name'],
  payload: 0,
  automatic: 'none',
};

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientSfn = {
  package: '@aws-sdk/client-sfn',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html',
  system: 'workflow',
  types: [
    {
      name: 'SFNClient',
      aliases: ['SFN'],
      from: ['SFNClient()', 'SFN()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'SFNClient', members: ['send'], effect: { from: 'command', argument: 0 }, idempotency, ...request },
    {
      on: 'SFNClient',
      members: ['startExecution'],
      effect: 'publish',
      target: 0,
      targetOption: 'stateMachineArn',
      idempotency,
      ...request,
    },
    {
      on: 'SFNClient',
      members: ['sendTaskSuccess', 'sendTaskFailure', 'sendTaskHeartbeat', 'stopExecution'],
      effect: 'write',
      ...request,
    },
    { on: 'SFNClient', members: ['describeExecution', 'listExecutions'], effect: 'read', ...request },
    { on: 'SFNClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: ['StartExecutionCommand', 'StartSyncExecutionCommand'],
    create: [],
    // prettier-ignore
    write: [
      'SendTask*Command', 'StopExecutionCommand', 'RedriveExecutionCommand', 'Create*Command', 'Update*Command',
      'Delete*Command', 'TagResourceCommand', 'UntagResourceCommand',
    ],
    read: [
      'Describe*Command',
      'Get*Command',
      'List*Command',
      'TestStateCommand',
      'ValidateStateMachineDefinitionCommand',
    ],
  },
  other: awsOther,
} as const satisfies LibraryDescriptor;
