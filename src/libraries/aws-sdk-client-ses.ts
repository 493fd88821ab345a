import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientSes = {
  package: '@aws-sdk/client-ses',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/ses/',
  system: 'mail',
  types: [
    {
      name: 'SESClient',
      aliases: ['SES'],
      from: ['SESClient()', 'SES()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'SESClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'SESClient',
      members: ['sendEmail', 'sendRawEmail', 'sendTemplatedEmail', 'sendBulkTemplatedEmail'],
      effect: 'create',
      ...request,
    },
    { on: 'SESClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: ['Send*Command'],
    write: [
      'Create*Command',
      'Put*Command',
      'Update*Command',
      'Delete*Command',
      'Set*Command',
      'Verify*Command',
    ],
    read: ['Get*Command', 'List*Command', 'TestRender*Command'],
  },
  other: awsOther,
} as const satisfies LibraryDescriptor;
