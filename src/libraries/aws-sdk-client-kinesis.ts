import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientKinesis = {
  package: '@aws-sdk/client-kinesis',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/kinesis/',
  system: 'broker',
  types: [
    {
      name: 'KinesisClient',
      aliases: ['Kinesis'],
      from: ['KinesisClient()', 'Kinesis()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'KinesisClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'KinesisClient',
      members: ['putRecord', 'putRecords'],
      effect: 'publish',
      target: 0,
      targetOption: 'StreamName',
      ...request,
    },
    {
      on: 'KinesisClient',
      members: ['getRecords', 'getShardIterator', 'listShards', 'describeStream'],
      effect: 'read',
      ...request,
    },
    { on: 'KinesisClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: ['PutRecordCommand', 'PutRecordsCommand'],
    create: ['Create*Command'],
    write: [
      'Delete*Command',
      'Update*Command',
      'MergeShardsCommand',
      'SplitShardCommand',
      'RegisterStreamConsumerCommand',
      'DeregisterStreamConsumerCommand',
    ],
    read: ['Get*Command', 'List*Command', 'Describe*Command', 'SubscribeToShardCommand'],
  },
  partialAnswers: [
    {
      on: 'KinesisClient',
      operations: ['send(PutRecordsCommand)', 'putRecords'],
      told: ['FailedRecordCount', 'Records'],
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;
