import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientFirehose = {
  package: '@aws-sdk/client-firehose',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/firehose/',
  system: 'broker',
  types: [
    {
      name: 'FirehoseClient',
      aliases: ['Firehose'],
      from: ['FirehoseClient()', 'Firehose()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'FirehoseClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'FirehoseClient',
      members: ['putRecord', 'putRecordBatch'],
      effect: 'publish',
      target: 0,
      targetOption: 'DeliveryStreamName',
      ...request,
    },
    { on: 'FirehoseClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: ['PutRecordCommand', 'PutRecordBatchCommand'],
    create: ['CreateDeliveryStreamCommand'],
    write: ['DeleteDeliveryStreamCommand', 'UpdateDestinationCommand'],
    read: ['Describe*Command', 'List*Command'],
  },
  partialAnswers: [
    {
      on: 'FirehoseClient',
      operations: ['send(PutRecordBatchCommand)', 'putRecordBatch'],
      told: ['FailedPutCount', 'RequestResponses'],
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;
