import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientSqs = {
  package: '@aws-sdk/client-sqs',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sqs/',
  system: 'queue',
  types: [
    {
      name: 'SQSClient',
      aliases: ['SQS'],
      from: ['SQSClient()', 'SQS()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'SQSClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'SQSClient',
      members: ['sendMessage', 'sendMessageBatch'],
      effect: 'publish',
      target: 0,
      targetOption: 'QueueUrl',
      ...request,
    },
    {
      on: 'SQSClient',
      members: [
        'deleteMessage',
        'deleteMessageBatch',
        'changeMessageVisibility',
        'changeMessageVisibilityBatch',
        'purgeQueue',
      ],
      effect: 'write',
      ...request,
    },
    {
      on: 'SQSClient',
      members: ['receiveMessage', 'getQueueAttributes', 'getQueueUrl', 'listQueues'],
      effect: 'read',
      ...request,
    },
    { on: 'SQSClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: ['SendMessageCommand', 'SendMessageBatchCommand'],
    create: [],
    write: [
      'Delete*Command',
      'ChangeMessageVisibility*Command',
      'PurgeQueueCommand',
      'SetQueueAttributesCommand',
      'CreateQueueCommand',
      'StartMessageMoveTaskCommand',
      'CancelMessageMoveTaskCommand',
      'TagQueueCommand',
      'UntagQueueCommand',
    ],
    read: ['ReceiveMessageCommand', 'Get*Command', 'List*Command'],
  },
  deliveries: [
    {
      on: 'SQSClient',
      receive: ['send(ReceiveMessageCommand)', 'receiveMessage'],
      acknowledge: [
        'send(DeleteMessageCommand)',
        'deleteMessage',
        'send(DeleteMessageBatchCommand)',
        'deleteMessageBatch',
      ],
    },
  ],
  partialAnswers: [
    {
      on: 'SQSClient',
      operations: [
        'send(SendMessageBatchCommand)',
        'sendMessageBatch',
        'send(DeleteMessageBatchCommand)',
        'deleteMessageBatch',
        'send(ChangeMessageVisibilityBatchCommand)',
        'changeMessageVisibilityBatch',
      ],
      told: ['Failed', 'Successful'],
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;
