import type {
  LibraryDescriptor,
  OtherVersion,
  RegionModel,
  RetryDefaults,
  TimeoutModel,
} from './descriptor.ts';

/** The Node handler waits for ever; `requestTimeout` alone logs a warning (`set-request-timeout.js` of @smithy/node-http-handler). */
export const awsTimeout: TimeoutModel = {
  defaultMs: null,
  call: ['abortSignal', 'requestTimeout'],
  client: ['requestHandler.requestTimeout', 'requestHandler.socketTimeout'],
  signals: ['abortSignal'],
  abort: 'abortSignal',
  unit: 'ms',
  off: [0],
  ineffective: [
    {
      where: 'client',
      option: 'requestHandler.requestTimeout',
      unless: 'requestHandler.throwOnRequestTimeout',
      because: 'the SDK only logs a warning when it passes',
      instead: 'Add `throwOnRequestTimeout: true`',
    },
  ],
  remedy: 'abortSignal: AbortSignal.timeout(10_000)',
  clientRemedy: 'requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true }',
};

/** Up to version 3 of the handler, `requestTimeout` ends a request whose socket is idle. */
const socketTimeout: TimeoutModel = {
  ...awsTimeout,
  call: ['abortSignal'],
  ineffective: [],
  clientRemedy: 'requestHandler: { requestTimeout: 10_000 }',
};

/** Only version 4.4 of the handler tells an idle socket from a request that takes long, and a warning from an end. */
const eitherTimeout: TimeoutModel = {
  ...awsTimeout,
  ineffective: [],
  clientRemedy: 'requestHandler: { socketTimeout: 10_000 }',
};

/** What differs in versions whose clients depend on an older handler, or may do so. */
export const awsOther: readonly OtherVersion[] = [
  {
    versions: '>=3.723.0 <3.910.0',
    source:
      'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/node-http-handler/CHANGELOG.md',
    note: 'The handler may be of version 4.4, in which `requestTimeout` alone only logs a warning, or older, and then know no `throwOnRequestTimeout`.',
    timeout: eitherTimeout,
  },
  {
    versions: '>=3.521.0 <3.723.0',
    source:
      'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/node-http-handler/CHANGELOG.md',
    note: 'The handler knows no `throwOnRequestTimeout`: `requestTimeout` by itself ends the request.',
    timeout: socketTimeout,
  },
  {
    versions: '<3.521.0',
    source: 'https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md',
    note: 'A client takes a handler and not yet the options of one.',
    timeout: {
      ...socketTimeout,
      clientRemedy: 'requestHandler: new NodeHttpHandler({ requestTimeout: 10_000 })',
      clientRemedyFrom: '@smithy/node-http-handler',
    },
  },
];

/** Attempts of the standard retry mode. */
export const awsRetries: RetryDefaults = {
  attempts: 3,
  options: [{ where: 'client', option: 'maxAttempts', counts: 'attempts' }],
  // The handler, which sets the timer, runs once for each attempt of the retry middleware.
  timed: 'each',
};

/** A custom endpoint is another vendor's store, a local one, or a failover name. */
export const awsRegion: RegionModel = {
  options: ['region'],
  alternatives: ['endpoint'],
  placeless: ['auto', 'global', 'aws-global'],
  pinned: [],
};

export const awsSdkClient = {
  package: '@aws-sdk/client-*',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/configuring-the-jssdk.html',
  system: 'service',
  types: [
    {
      name: '*Client',
      from: ['*Client()'],
      connects: true,
      options: 0,
      region: {
        ...awsRegion,
        // Control planes of global services, see AWS Fault Isolation Boundaries.
        // prettier-ignore
        pinned: [
          'IAMClient', 'OrganizationsClient', 'AccountClient', 'STSClient', 'Route53Client', 'Route53DomainsClient',
          'CloudFrontClient', 'GlobalAcceleratorClient', 'ShieldClient', 'WAFClient', 'WAFV2Client', 'ACMClient',
          'NetworkManagerClient', 'CostExplorerClient', 'BudgetsClient', 'SupportClient', 'HealthClient',
          'PricingClient', 'ECRPUBLICClient', 'ChimeClient', 'SavingsplansClient', 'CostandUsageReportServiceClient',
        ],
      },
    },
  ],
  calls: [
    {
      on: '*Client',
      members: ['send'],
      effect: { from: 'command', argument: 0 },
      options: 1,
      timeout: awsTimeout,
      retries: awsRetries,
    },
    { on: '*Client', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: ['Create*Command'],
    // What `Put` does differs: metrics and traces are put as well as records.
    write: ['Update*Command', 'Delete*Command'],
    read: ['Get*Command', 'List*Command', 'Describe*Command', 'Head*Command', 'BatchGet*Command'],
  },
  other: awsOther,
} as const satisfies LibraryDescriptor;
