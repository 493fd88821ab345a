import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientLambda = {
  package: '@aws-sdk/client-lambda',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/lambda/',
  system: 'service',
  types: [
    {
      name: 'LambdaClient',
      aliases: ['Lambda'],
      from: ['LambdaClient()', 'Lambda()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'LambdaClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'LambdaClient',
      members: ['invoke', 'invokeAsync'],
      effect: { from: 'member' },
      target: 0,
      targetOption: 'FunctionName',
      ...request,
    },
    { on: 'LambdaClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: [
      'CreateFunctionCommand',
      'CreateEventSourceMappingCommand',
      'PublishVersionCommand',
      'PublishLayerVersionCommand',
    ],
    write: ['Put*Command', 'Update*Command', 'Delete*Command', 'TagResourceCommand', 'UntagResourceCommand'],
    read: ['Get*Command', 'List*Command'],
  },
  other: awsOther,
} as const satisfies LibraryDescriptor;
