import rule from '../../rules/no-unhandled-partial-failure.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const dynamo =
  "import { BatchGetItemCommand, BatchWriteItemCommand, DynamoDB, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'; const client = new DynamoDBClient({}); type Items = Record<string, never[]>;";
const sqs =
  "import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'; const sqs = new SQSClient({}); type Batch = { Id: string; MessageBody: string }[];";
const write = 'client.send(new BatchWriteItemCommand({ RequestItems: items }))';
const send = "sqs.send(new SendMessageBatchCommand({ QueueUrl: 'orders', Entries: batch }))";

/** A function that writes a batch of items. */
const writing = (body: string) => `${dynamo}\nexport async function save(items: Items) { ${body} }`;
const sending = (body: string) =>
  `${sqs}\nexport async function publish(batches: Batch[], batch: Batch) { ${body} }`;
const unread = (line: number) => [{ messageId: 'unread' as const, line }];

ruleTester.run('no-unhandled-partial-failure', rule, {
  valid: [
    {
      name: 'the failed part is read',
      code: writing(`const answer = await ${write}; if (answer.UnprocessedItems) throw new Error();`),
    },
    { name: 'read at once', code: writing(`const left = (await ${write}).UnprocessedItems; return left;`) },
    {
      name: 'destructured',
      code: writing(`const { UnprocessedItems: left } = await ${write}; return left;`),
    },
    {
      name: 'destructured later',
      code: writing(
        `const answer = await ${write}; const { UnprocessedItems } = answer; return UnprocessedItems;`,
      ),
    },
    {
      name: 'the rest may hold it',
      code: writing(`const { $metadata, ...rest } = await ${write}; return [$metadata, rest];`),
    },
    {
      name: 'a computed member may be it',
      code: writing(
        `const { [String(items)]: left } = (await ${write}) as Record<string, unknown>; return left;`,
      ),
    },
    {
      name: 'handed on',
      code: writing(`const answer = await ${write}; check(answer);`).replace(
        'type Items',
        'declare function check(answer: object): void; type Items',
      ),
    },
    { name: 'returned', code: writing(`return ${write};`) },
    {
      name: 'kept in a variable of the module',
      code: writing(`last = await ${write};`).replace('type Items', 'export let last: object; type Items'),
    },
    {
      name: 'kept in a field',
      code: writing(`const last: { answer?: object } = {}; last.answer = await ${write};`),
    },
    {
      name: 'repeated until nothing is left',
      code: writing(
        `let left: Items | undefined = items; while (left) { const answer = await ${write}; left = answer.UnprocessedItems as Items | undefined; }`,
      ),
    },
    {
      name: 'assigned and read',
      code: writing(`let answer; do { answer = await ${write}; } while (answer.UnprocessedItems);`),
    },
    {
      name: 'read in a chain',
      code: writing(`await ${write}.then((answer) => { if (answer.UnprocessedItems) throw new Error(); });`),
    },
    {
      name: 'a chain whose function is elsewhere',
      code: writing(`await ${write}.then(check);`).replace(
        'type Items',
        'declare function check(answer: object): void; type Items',
      ),
    },
    {
      name: 'a callback gets the answer',
      code: writing(`client.send(new BatchWriteItemCommand({ RequestItems: items }), () => undefined);`),
    },
    {
      name: 'a single item fails as a whole',
      code: `${dynamo} export const save = () => client.send(new PutItemCommand({ TableName: 'orders', Item: {} }));`,
    },
    {
      name: 'gathered answers that are read',
      code: sending(
        `const answers = await Promise.all(batches.map((batch) => ${send})); return answers.flatMap(({ Failed = [] }) => Failed);`,
      ),
    },
    {
      name: 'a list of one answer that is read',
      code: sending(`const [answer] = await Promise.all([${send}]); return answer.Failed;`),
    },
    {
      name: 'what is sent may be told from what was not',
      code: sending(`const answer = await ${send}; return answer.Successful;`),
    },
    {
      name: 'a function that is run by somebody else',
      code: sending(`await each(batches, (batch) => ${send});`).replace(
        'type Batch',
        'declare function each<T>(items: T[], run: (item: T) => Promise<unknown>): Promise<void>; type Batch',
      ),
    },
    {
      name: 'the errors of a bulk request',
      code: "import { Client } from '@elastic/elasticsearch'; const es = new Client({ node: 'http://localhost' }); export async function index(operations: object[]) { const { errors } = await es.bulk({ operations }); if (errors) throw new Error(); }",
    },
    {
      name: 'the errors in the body of a bulk response',
      code: "import { Client } from '@opensearch-project/opensearch'; const search = new Client({ node: 'http://localhost' }); export async function index(body: object[]) { const { body: answer } = await search.bulk({ body }); return answer.errors; }",
    },
    {
      name: 'errors that are read below the body',
      code: "import { Client } from '@opensearch-project/opensearch'; const search = new Client({ node: 'http://localhost' }); export async function index(body: object[]) { const answer = await search.bulk({ body }); return answer.body.errors; }",
    },
    {
      name: 'a same-named local class is not the library',
      code: 'class BatchWriteItemCommand {} const client = { send: async (one: object) => one }; export const save = async () => { await client.send(new BatchWriteItemCommand()); };',
    },
  ],
  invalid: [
    {
      name: 'the answer is dropped',
      code: writing(`await ${write};`),
      errors: [{ messageId: 'unread', line: 2, data: { callee: 'client.send', told: 'UnprocessedItems' } }],
    },
    {
      name: 'a query that leaves out a part',
      code: `${dynamo}\nexport async function load(keys: Record<string, { Keys: never[] }>) { const { Responses } = await client.send(new BatchGetItemCommand({ RequestItems: keys })); return Responses; }`,
      errors: [
        { messageId: 'unreadQuery', line: 2, data: { callee: 'client.send', told: 'UnprocessedKeys' } },
      ],
    },
    {
      name: 'other members are read',
      code: writing(`const answer = await ${write}; return answer.ConsumedCapacity;`),
      errors: unread(2),
    },
    {
      name: 'only whether there is an answer is asked',
      code: writing(`const answer = await ${write}; if (!answer) throw new Error();`),
      errors: unread(2),
    },
    {
      name: 'assigned and forgotten',
      code: writing(`let answer; answer = await ${write};`),
      errors: unread(2),
    },
    {
      name: 'a failure of the whole alone is handled',
      code: writing(`await ${write}.catch(() => undefined);`),
      errors: unread(2),
    },
    {
      name: 'a chain that does not look',
      code: writing(`await ${write}.then(() => 'done');`),
      errors: unread(2),
    },
    {
      name: 'a chain that looks at another member',
      code: writing(`await ${write}.then(({ $metadata }) => $metadata);`),
      errors: unread(2),
    },
    {
      name: 'a chain of a written function',
      code: writing(`await ${write}.then(function (answer) { return answer.$metadata; });`),
      errors: unread(2),
    },
    {
      name: 'the client with a method for each command',
      code: `${dynamo}\nexport async function save(db: DynamoDB, items: Items) { await db.batchWriteItem({ RequestItems: items }); }`,
      errors: unread(2),
    },
    {
      name: 'one batch after the other',
      code: sending(`for (const batch of batches) { await ${send}; }`),
      errors: [{ messageId: 'unread', line: 2, data: { callee: 'sqs.send', told: 'Failed' } }],
    },
    {
      name: 'all batches together',
      code: sending(`await Promise.all(batches.map((batch) => ${send}));`),
      errors: unread(2),
    },
    {
      name: 'all batches together, in blocks',
      code: sending(`await Promise.allSettled(batches.map(async (batch) => { return await ${send}; }));`),
      errors: unread(2),
    },
    {
      name: 'a list of batches',
      code: sending(`const sends = [${send}]; await Promise.all(sends);`),
      errors: unread(2),
    },
    {
      name: 'the errors of a bulk request are left',
      code: "import { Client } from '@elastic/elasticsearch';\nconst es = new Client({ node: 'http://localhost' });\nexport async function index(operations: object[]) { await es.bulk({ operations }); }",
      errors: [{ messageId: 'unread', line: 3, data: { callee: 'es.bulk', told: 'errors' } }],
    },
    {
      name: 'another member of the body',
      code: "import { Client } from '@opensearch-project/opensearch';\nconst search = new Client({ node: 'http://localhost' });\nexport async function index(body: object[]) { const { body: answer } = await search.bulk({ body }); return answer.took; }",
      errors: [{ messageId: 'unread', line: 3, data: { callee: 'search.bulk', told: 'body.errors' } }],
    },
    {
      name: 'an injected client, a command that a function builds',
      code: `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
        const command = (detail: string) => new PutEventsCommand({ Entries: [{ Detail: detail }] });
        export class Events {
          constructor(private readonly bridge: EventBridgeClient) {}
          async tell(detail: string) { await this.bridge.send(command(detail)); }
        }`,
      errors: [
        { messageId: 'unread', line: 5, data: { callee: 'this.bridge.send', told: 'FailedEntryCount' } },
      ],
    },
  ],
});

untypedRuleTester.run('no-unhandled-partial-failure without types', rule, {
  valid: [
    {
      name: 'the failed part is read in plain JavaScript',
      code: "const { KinesisClient, PutRecordsCommand } = require('@aws-sdk/client-kinesis');\nconst kinesis = new KinesisClient({});\nexports.put = async (records) => { const answer = await kinesis.send(new PutRecordsCommand({ Records: records })); return answer.FailedRecordCount; };",
      filename: 'file.js',
    },
  ],
  invalid: [
    {
      name: 'the answer is dropped in plain JavaScript',
      code: "const { KinesisClient, PutRecordsCommand } = require('@aws-sdk/client-kinesis');\nconst kinesis = new KinesisClient({});\nexports.put = async (records) => { await kinesis.send(new PutRecordsCommand({ Records: records })); };",
      filename: 'file.js',
      errors: [{ messageId: 'unread', line: 3 }],
    },
  ],
});
