import type { ConstructLibrary, SourceOptions } from './construct-library.ts';

const options: SourceOptions = {
  reports: 'reportBatchItemFailures',
  answers: 'functionResponseTypes',
  enabled: 'enabled',
};

const onLambda = {
  timeout: 'timeout',
  handler: 'handler',
  code: 'code',
  retries: 'retryAttempts',
  events: 'events',
};

/** The defaults are those of `FunctionOptions.timeout`, `QueueProps.visibilityTimeout` and `SqsEventSourceProps`. */
export const awsCdk: ConstructLibrary = {
  package: 'aws-cdk-lib',
  versions: '^2',
  source: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html',
  project: { file: 'cdk.json', command: 'app' },
  root: 'core',
  functions: [
    { module: 'aws-lambda', name: 'Function', ...onLambda, entry: null },
    { module: 'aws-lambda-nodejs', name: 'NodejsFunction', ...onLambda, entry: 'entry' },
  ],
  timeoutSeconds: 3,
  queues: [
    {
      module: 'aws-sqs',
      name: 'Queue',
      deliveries: 'deadLetterQueue.maxReceiveCount',
      redrive: 'redrivePolicy',
      visibility: 'visibilityTimeout',
      arn: 'queueArn',
    },
  ],
  visibilitySeconds: 30,
  sources: [{ module: 'aws-lambda-event-sources', name: 'SqsEventSource', options }],
  mappings: [
    {
      module: 'aws-lambda',
      name: 'EventSourceMapping',
      target: 'target',
      source: 'eventSourceArn',
      options,
    },
  ],
  adders: [
    { member: 'addEventSource', takes: 'source' },
    { member: 'addEventSourceMapping', takes: 'mapping' },
  ],
  assets: ['Code.fromAsset()', 'AssetCode()'],
  durations: {
    'Duration.millis()': 0.001,
    'Duration.seconds()': 1,
    'Duration.minutes()': 60,
    'Duration.hours()': 3600,
    'Duration.days()': 86_400,
  },
  injectors: 'propertyInjectors',
  overrides: ['addOverride', 'addPropertyOverride', 'addDeletionOverride', 'addPropertyDeletionOverride'],
};
