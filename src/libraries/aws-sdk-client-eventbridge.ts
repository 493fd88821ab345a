import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const request = { timeout: awsTimeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientEventbridge = {
  package: '@aws-sdk/client-eventbridge',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/eventbridge/',
  system: 'broker',
  types: [
    {
      name: 'EventBridgeClient',
      aliases: ['EventBridge'],
      from: ['EventBridgeClient()', 'EventBridge()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'EventBridgeClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    { on: 'EventBridgeClient', members: ['putEvents', 'putPartnerEvents'], effect: 'publish', ...request },
    { on: 'EventBridgeClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: ['PutEventsCommand', 'PutPartnerEventsCommand'],
    create: ['Create*Command'],
    write: [
      'Put*Command',
      'Delete*Command',
      'Remove*Command',
      'Update*Command',
      'EnableRuleCommand',
      'DisableRuleCommand',
      'StartReplayCommand',
      'CancelReplayCommand',
      'TagResourceCommand',
      'UntagResourceCommand',
    ],
    read: ['Describe*Command', 'List*Command', 'TestEventPatternCommand'],
  },
  partialAnswers: [
    {
      on: 'EventBridgeClient',
      operations: [
        'send(PutEventsCommand)',
        'putEvents',
        'send(PutPartnerEventsCommand)',
        'putPartnerEvents',
      ],
      told: ['FailedEntryCount', 'Entries'],
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;
