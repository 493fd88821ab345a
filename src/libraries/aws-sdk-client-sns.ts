import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientSns = {
  package: '@aws-sdk/client-sns',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sns/',
  system: 'broker',
  types: [
    {
      name: 'SNSClient',
      aliases: ['SNS'],
      from: ['SNSClient()', 'SNS()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'SNSClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'SNSClient',
      members: ['publish', 'publishBatch'],
      effect: 'publish',
      target: 0,
      targetOption: 'TopicArn',
      ...request,
    },
    {
      on: 'SNSClient',
      members: [
        'subscribe',
        'unsubscribe',
        'createTopic',
        'deleteTopic',
        'createPlatformEndpoint',
        'deleteEndpoint',
        'setEndpointAttributes',
      ],
      effect: 'write',
      ...request,
    },
    { on: 'SNSClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: ['PublishCommand', 'PublishBatchCommand'],
    create: [],
    // Topics, endpoints and subscriptions that exist already are returned as they are.
    write: [
      'Create*Command',
      'Delete*Command',
      'Set*Command',
      'SubscribeCommand',
      'UnsubscribeCommand',
      'ConfirmSubscriptionCommand',
      'Put*Command',
      'TagResourceCommand',
      'UntagResourceCommand',
    ],
    read: ['Get*Command', 'List*Command', 'CheckIfPhoneNumberIsOptedOutCommand'],
  },
  partialAnswers: [
    {
      on: 'SNSClient',
      operations: ['send(PublishBatchCommand)', 'publishBatch'],
      told: ['Failed', 'Successful'],
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;
