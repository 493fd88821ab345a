import { dynamodbRetries } from './aws-sdk-client-dynamodb.ts';
import { awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

/** Limits are those of the wrapped client. */
const request = { timeout: awsTimeout, retries: dynamodbRetries, options: 1 } as const;

export const awsSdkLibDynamodb = {
  package: '@aws-sdk/lib-dynamodb',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/',
  system: 'database',
  types: [
    {
      name: 'DynamoDBDocumentClient',
      aliases: ['DynamoDBDocument'],
      from: ['DynamoDBDocumentClient.from()', 'DynamoDBDocument.from()'],
      wraps: { argument: 0 },
    },
  ],
  calls: [
    { on: 'DynamoDBDocumentClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'DynamoDBDocumentClient',
      members: ['put', 'update', 'delete', 'batchWrite', 'transactWrite'],
      effect: 'write',
      ...request,
    },
    {
      on: 'DynamoDBDocumentClient',
      members: ['get', 'batchGet', 'transactGet', 'query', 'scan'],
      effect: 'read',
      ...request,
    },
    { on: 'DynamoDBDocumentClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: [],
    write: ['PutCommand', 'UpdateCommand', 'DeleteCommand', 'BatchWriteCommand', 'TransactWriteCommand'],
    read: ['GetCommand', 'BatchGetCommand', 'TransactGetCommand', 'QueryCommand', 'ScanCommand'],
  },
} as const satisfies LibraryDescriptor;
