import { dynamodbRequest } from './aws-sdk-client-dynamodb.ts';
import { awsOther } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

const conditional = {
  on: 'DynamoDBDocumentClient',
  condition: 'ConditionExpression',
  table: 'TableName',
} as const;

/** A document client sends its commands through the client that it wraps, with that one's handler and retries. */
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
    {
      on: 'DynamoDBDocumentClient',
      members: ['send'],
      effect: { from: 'command', argument: 0 },
      ...dynamodbRequest,
    },
    {
      on: 'DynamoDBDocumentClient',
      members: ['put', 'update', 'delete', 'batchWrite', 'transactWrite'],
      effect: 'write',
      ...dynamodbRequest,
    },
    {
      on: 'DynamoDBDocumentClient',
      members: ['get', 'batchGet', 'transactGet', 'query', 'scan'],
      effect: 'read',
      ...dynamodbRequest,
    },
    { on: 'DynamoDBDocumentClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: [],
    write: ['PutCommand', 'UpdateCommand', 'DeleteCommand', 'BatchWriteCommand', 'TransactWriteCommand'],
    read: ['GetCommand', 'BatchGetCommand', 'TransactGetCommand', 'QueryCommand', 'ScanCommand'],
  },
  partialAnswers: [
    {
      on: 'DynamoDBDocumentClient',
      operations: ['send(BatchWriteCommand)', 'batchWrite'],
      told: ['UnprocessedItems'],
    },
    {
      on: 'DynamoDBDocumentClient',
      operations: ['send(BatchGetCommand)', 'batchGet'],
      told: ['UnprocessedKeys'],
    },
  ],
  locks: [
    {
      on: 'DynamoDBDocumentClient',
      operations: ['send(PutCommand)', 'send(UpdateCommand)', 'put', 'update'],
      asks: 'attribute_not_exists',
      named: true,
    },
  ],
  conditionals: [
    {
      ...conditional,
      operations: ['send(UpdateCommand)', 'update'],
      expression: 'UpdateExpression',
      values: 'ExpressionAttributeValues',
    },
    { ...conditional, operations: ['send(PutCommand)', 'put', 'send(DeleteCommand)', 'delete'] },
    {
      ...conditional,
      operations: ['send(TransactWriteCommand)', 'transactWrite'],
      condition: 'TransactItems',
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;
