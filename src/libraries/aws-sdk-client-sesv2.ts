import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientSesv2 = {
  package: '@aws-sdk/client-sesv2',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sesv2/',
  system: 'mail',
  types: [
    {
      name: 'SESv2Client',
      aliases: ['SESv2'],
      from: ['SESv2Client()', 'SESv2()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'SESv2Client', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    { on: 'SESv2Client', members: ['sendEmail', 'sendBulkEmail'], effect: 'create', ...request },
    { on: 'SESv2Client', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: ['Send*Command'],
    write: ['Create*Command', 'Put*Command', 'Update*Command', 'Delete*Command'],
    read: ['Get*Command', 'List*Command', 'TestRender*Command'],
  },
  other: awsOther,
} as const satisfies LibraryDescriptor;
