import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor, RetryDefaults } from './descriptor.ts';

/** One attempt more than other clients (`runtimeConfig.js`). */
const retries: RetryDefaults = { ...awsRetries, attempts: 4 };

const conditional = { on: 'DynamoDBClient', condition: 'ConditionExpression', table: 'TableName' } as const;

/** What holds for each call of a client, and of the document client that is made from it. */
export const dynamodbRequest = { timeout: awsTimeout, retries, options: 1 } as const;

export const awsSdkClientDynamodb = {
  package: '@aws-sdk/client-dynamodb',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/',
  system: 'database',
  types: [
    {
      name: 'DynamoDBClient',
      aliases: ['DynamoDB'],
      from: ['DynamoDBClient()', 'DynamoDB()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'DynamoDBClient', members: ['send'], effect: { from: 'command', argument: 0 }, ...dynamodbRequest },
    {
      on: 'DynamoDBClient',
      members: ['putItem', 'updateItem', 'deleteItem', 'batchWriteItem', 'transactWriteItems'],
      effect: 'write',
      ...dynamodbRequest,
    },
    {
      on: 'DynamoDBClient',
      members: [
        'getItem',
        'batchGetItem',
        'transactGetItems',
        'query',
        'scan',
        'describeTable',
        'listTables',
      ],
      effect: 'read',
      ...dynamodbRequest,
    },
    { on: 'DynamoDBClient', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: [],
    // An item is put under its own key, so that a repetition leaves the same item.
    // prettier-ignore
    write: [
      'PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'BatchWriteItemCommand', 'TransactWriteItemsCommand',
      'Create*Command', 'Update*Command', 'Delete*Command', 'TagResourceCommand', 'UntagResourceCommand',
    ],
    // prettier-ignore
    read: [
      'GetItemCommand', 'BatchGetItemCommand', 'TransactGetItemsCommand', 'QueryCommand', 'ScanCommand',
      'Describe*Command', 'List*Command',
    ],
  },
  partialAnswers: [
    {
      on: 'DynamoDBClient',
      operations: ['send(BatchWriteItemCommand)', 'batchWriteItem'],
      told: ['UnprocessedItems'],
    },
    {
      on: 'DynamoDBClient',
      operations: ['send(BatchGetItemCommand)', 'batchGetItem'],
      told: ['UnprocessedKeys'],
    },
  ],
  locks: [
    {
      on: 'DynamoDBClient',
      operations: ['send(PutItemCommand)', 'send(UpdateItemCommand)', 'putItem', 'updateItem'],
      asks: 'attribute_not_exists',
      named: true,
    },
  ],
  conditionals: [
    {
      ...conditional,
      operations: ['send(UpdateItemCommand)', 'updateItem'],
      expression: 'UpdateExpression',
      values: 'ExpressionAttributeValues',
    },
    {
      ...conditional,
      operations: ['send(PutItemCommand)', 'putItem', 'send(DeleteItemCommand)', 'deleteItem'],
    },
    {
      ...conditional,
      operations: ['send(TransactWriteItemsCommand)', 'transactWriteItems'],
      condition: 'TransactItems',
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;
