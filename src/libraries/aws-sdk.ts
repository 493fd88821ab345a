import type { LibraryDescriptor, RegionModel, RetryDefaults, TimeoutModel } from './descriptor.ts';

/** A socket may be idle for two minutes (`lib/config.js`). */
const timeout: TimeoutModel = {
  defaultMs: 120_000,
  call: [],
  client: ['httpOptions.timeout'],
  unit: 'ms',
  off: [0],
  remedy: '',
  clientRemedy: 'httpOptions: { timeout: 10_000 }',
};

const retries: RetryDefaults = {
  attempts: 4,
  options: [{ where: 'client', option: 'maxRetries', counts: 'retries' }],
};

const region: RegionModel = {
  options: ['region'],
  alternatives: ['endpoint'],
  placeless: ['auto', 'global', 'aws-global'],
  pinned: [],
};

const request = { timeout, retries } as const;
const database = { ...request, system: 'database', retries: { ...retries, attempts: 11 } } as const;
const store = { ...request, system: 'object-store' } as const;
const workflow = { ...request, system: 'workflow' } as const;
const broker = { ...request, effect: 'publish', system: 'broker' } as const;
const mail = { ...request, effect: 'create', system: 'mail' } as const;
const client = { options: 0, region } as const;

export const awsSdk = {
  package: 'aws-sdk',
  specifiers: ['aws-sdk/clients/dynamodb'],
  versions: '^2',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Config.html',
  system: 'service',
  types: [
    { name: 'DocumentClient', from: ['DynamoDB.DocumentClient()', 'DocumentClient()'], ...client },
    { name: 'DynamoDB', from: ['DynamoDB()'], ...client },
    { name: 'S3', from: ['S3()'], ...client },
    { name: 'SQS', from: ['SQS()'], ...client },
    { name: 'SNS', from: ['SNS()'], ...client },
    { name: 'EventBridge', from: ['EventBridge()'], ...client },
    { name: 'Kinesis', from: ['Kinesis()'], ...client },
    { name: 'Firehose', from: ['Firehose()'], ...client },
    { name: 'StepFunctions', from: ['StepFunctions()'], ...client },
    { name: 'Lambda', from: ['Lambda()'], ...client },
    { name: 'SES', from: ['SES()'], ...client },
    { name: 'SESV2', from: ['SESV2()'], ...client },
    { name: 'IotData', from: ['IotData()'], ...client },
  ],
  calls: [
    {
      on: 'DocumentClient',
      members: ['put', 'update', 'delete', 'batchWrite', 'transactWrite'],
      effect: 'write',
      ...database,
    },
    {
      on: 'DocumentClient',
      members: ['get', 'batchGet', 'transactGet', 'query', 'scan'],
      effect: 'read',
      ...database,
    },
    {
      on: 'DynamoDB',
      members: ['putItem', 'updateItem', 'deleteItem', 'batchWriteItem', 'transactWriteItems'],
      effect: 'write',
      ...database,
    },
    {
      on: 'DynamoDB',
      members: ['getItem', 'batchGetItem', 'transactGetItems', 'query', 'scan', 'describeTable'],
      effect: 'read',
      ...database,
    },
    {
      on: 'S3',
      members: ['putObject', 'upload', 'copyObject', 'deleteObject', 'deleteObjects'],
      effect: 'write',
      ...store,
    },
    {
      on: 'S3',
      members: ['getObject', 'headObject', 'listObjects', 'listObjectsV2', 'headBucket'],
      effect: 'read',
      ...store,
    },
    { on: 'S3', members: ['getSignedUrl', 'getSignedUrlPromise', 'createPresignedPost'], effect: 'none' },
    {
      on: 'SQS',
      members: ['sendMessage', 'sendMessageBatch'],
      effect: 'publish',
      system: 'queue',
      target: 0,
      targetOption: 'QueueUrl',
      ...request,
    },
    {
      on: 'SQS',
      members: ['deleteMessage', 'deleteMessageBatch', 'changeMessageVisibility', 'purgeQueue'],
      effect: 'write',
      system: 'queue',
      ...request,
    },
    {
      on: 'SQS',
      members: ['receiveMessage', 'getQueueAttributes', 'getQueueUrl'],
      effect: 'read',
      system: 'queue',
      ...request,
    },
    { on: 'SNS', members: ['publish', 'publishBatch'], target: 0, targetOption: 'TopicArn', ...broker },
    { on: 'EventBridge', members: ['putEvents', 'putPartnerEvents'], ...broker },
    { on: 'Kinesis', members: ['putRecord', 'putRecords'], target: 0, targetOption: 'StreamName', ...broker },
    {
      on: 'Firehose',
      members: ['putRecord', 'putRecordBatch'],
      target: 0,
      targetOption: 'DeliveryStreamName',
      ...broker,
    },
    { on: 'IotData', members: ['publish'], target: 0, targetOption: 'topic', ...broker },
    {
      on: 'StepFunctions',
      members: ['startExecution', 'startSyncExecution'],
      effect: 'publish',
      target: 0,
      targetOption: 'stateMachineArn',
      idempotency: { options: [], headers: [], fields: ['name'], payload: 0, automatic: 'none' },
      ...workflow,
    },
    {
      on: 'StepFunctions',
      members: ['sendTaskSuccess', 'sendTaskFailure', 'sendTaskHeartbeat', 'stopExecution'],
      effect: 'write',
      ...workflow,
    },
    { on: 'StepFunctions', members: ['describeExecution', 'listExecutions'], effect: 'read', ...workflow },
    {
      on: 'Lambda',
      members: ['invoke', 'invokeAsync'],
      effect: { from: 'member' },
      target: 0,
      targetOption: 'FunctionName',
      ...request,
    },
    {
      on: 'SES',
      members: ['sendEmail', 'sendRawEmail', 'sendTemplatedEmail', 'sendBulkTemplatedEmail'],
      ...mail,
    },
    { on: 'SESV2', members: ['sendEmail', 'sendBulkEmail'], ...mail },
  ],
} as const satisfies LibraryDescriptor;
