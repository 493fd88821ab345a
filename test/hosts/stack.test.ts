import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, test, vi } from 'vitest';

import { place, stackFiles } from '../facts/stack/stack-folder.ts';
import type { Files } from '../program/open-file.ts';
import { writeFiles } from '../program/service-folder.ts';
import { installedService, lintFolder, type Reading } from './lint-folder.ts';

/** The module of the function, whose handler does something with an event of a queue. */
const handler = (statement: string) => `
import axios from 'axios';
import pRetry from 'p-retry';
import type { SQSEvent } from 'aws-lambda';
export const handler = async (event: SQSEvent) => {
  console.log(event, typeof pRetry);
  ${statement}
};`;
const unlimited = "await axios.get('https://stock.example/orders');";
const limited = "await axios.get('https://stock.example/orders', { timeout: 20_000 });";
const failing = (answer: string) =>
  `const failed = event.Records.filter(({ body }) => body === '').map(({ messageId }) => ({ itemIdentifier: messageId })); ${answer}`;
const retried = `await pRetry(() => axios.get('https://stock.example/orders', { timeout: 500 }), { retries: 3 });`;

const service: Files = {
  'services/orders/tsconfig.json': {
    compilerOptions: {
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2022',
      strict: true,
      types: [],
    },
    include: ['src'],
  },
  'infra/tsconfig.json': {
    compilerOptions: { module: 'commonjs', target: 'es2022', types: [] },
    include: ['bin', 'lib'],
  },
};

/** What is found in the service whose function does something, under a stack with some statements. */
function findings(statement: string, stack: string, reading: Reading): Promise<readonly string[]> {
  const files = stackFiles(stack, { ...service, 'services/orders/src/place.ts': handler(statement) });
  return lintFolder(installedService(files), reading);
}

const queue = (deliveries: number) =>
  `const orders = new sqs.Queue(this, 'Orders', { deadLetterQueue: { queue: new sqs.Queue(this, 'Dead'), maxReceiveCount: ${String(deliveries)} } });
   place.addEventSource(new SqsEventSource(orders));`;
const hiding = (time: string) =>
  `const orders = new sqs.Queue(this, 'Orders', { visibilityTimeout: ${time} });
   place.addEventSource(new SqsEventSource(orders));`;
const inverted = 'no-inverted-timeout-budget';
const at = 'services/orders/src/place.ts:7';

test.each<[string, string, string, readonly string[]]>([
  ['a short run ends a call without a limit', unlimited, place('timeout: Duration.seconds(30)'), []],
  ['a long run does not', unlimited, place('timeout: Duration.minutes(15)'), [`${at} require-timeout`]],
  ['a run whose limit is open proves nothing', unlimited, place('timeout: Duration.seconds(limit())'), []],
  ['a module that no stack deploys may wait for ever', unlimited, '', [`${at} require-timeout`]],
  ['a run ends before its calls do', limited, place('timeout: Duration.seconds(15)'), [`${at} ${inverted}`]],
  ['a run is longer than its calls', limited, place('timeout: Duration.seconds(25)'), []],
  [
    'a queue delivers a message again while it is handled',
    limited,
    place('timeout: Duration.minutes(2)') + hiding('Duration.seconds(20)'),
    [`${at} ${inverted}`],
  ],
  [
    'a queue hides a message until it is handled',
    limited,
    place('timeout: Duration.minutes(2)') + hiding('Duration.seconds(21)'),
    [],
  ],
  [
    'of two queues, the one decides that hides a message for less time',
    limited,
    place('timeout: Duration.minutes(2)') +
      hiding('Duration.minutes(5)') +
      hiding('Duration.seconds(20)').replaceAll('orders', 'returns').replace('Orders', 'Returns'),
    [`${at} ${inverted}`],
  ],
  [
    'a queue whose time is open says nothing',
    limited,
    place('timeout: Duration.minutes(2)') + hiding('Duration.seconds(hidden)'),
    [],
  ],
  [
    'a queue delivers what is retried',
    retried,
    place('timeout: Duration.seconds(25)') + queue(5),
    [`${at} no-nested-retry`],
  ],
  [
    'a queue removes the messages that a handler names as failed',
    failing('return { batchItemFailures: failed };'),
    place('timeout: Duration.seconds(25)') + queue(5),
    [`${at} no-unhandled-partial-failure`],
  ],
  [
    'a queue asks for the messages that a handler names as failed',
    failing('return { batchItemFailures: failed };'),
    place('timeout: Duration.seconds(25)') +
      queue(5).replace('(orders)', '(orders, { reportBatchItemFailures: true })'),
    [],
  ],
  [
    'a handler names no message as failed',
    failing('return { batchItemFailures: [] };'),
    place('timeout: Duration.seconds(25)') + queue(5),
    [],
  ],
  [
    'a handler names failed messages for nobody that is seen',
    failing('return { batchItemFailures: failed };'),
    place('timeout: Duration.seconds(25)'),
    [],
  ],
  ['a queue delivers twice what is retried', retried, place('timeout: Duration.seconds(25)') + queue(2), []],
])('under a stack of another package, %s', async (_, statement, stack, expected) => {
  const untyped = await findings(statement, stack, 'untyped');
  const typed = await findings(statement, stack, 'typed');
  expect(untyped).toEqual(expected);
  expect(typed).toEqual(expected);
});

/** What runs a function for each message of an event. */
const batch = (answer: string) => `
import type { SQSEvent, SQSRecord } from 'aws-lambda';
export function batch(handle: (record: SQSRecord) => Promise<void>) {
  return async (event: SQSEvent) => {
    const failed: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      await handle(record).catch(() => failed.push({ itemIdentifier: record.messageId }));
    }
    ${answer}
  };
}`;
const wrapped = `
import type { SQSRecord } from 'aws-lambda';
import { batch } from './batch';

export const handler = batch(async (record: SQSRecord) => { console.log(record.body); });`;

test.each<[string, string, readonly string[]]>([
  [
    'names failed messages',
    'return { batchItemFailures: failed };',
    ['services/orders/src/place.ts:5 no-unhandled-partial-failure'],
  ],
  ['names none', 'return { batchItemFailures: [] };', []],
])(
  'for a queue that does not ask for them, what runs a handler in another file %s',
  async (_, answer, expected) => {
    const files = stackFiles(place('timeout: Duration.seconds(25)') + queue(5), {
      ...service,
      'services/orders/src/place.ts': wrapped,
      'services/orders/src/batch.ts': batch(answer),
    });
    expect(await lintFolder(installedService(files), 'untyped')).toEqual(expected);
  },
);

afterEach(() => {
  vi.useRealTimers();
});

test('a stack that was changed is read again after a pause', async () => {
  const limit = (minutes: number) =>
    stackFiles(place(`timeout: Duration.minutes(${String(minutes)})`), service);
  const folder = installedService({ ...limit(15), 'services/orders/src/place.ts': handler(unlimited) });
  expect(await lintFolder(folder, 'untyped')).toEqual([`${at} require-timeout`]);
  writeFiles(folder, { 'infra/lib/shop-stack.ts': limit(1)['infra/lib/shop-stack.ts'] ?? '' });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  expect(await lintFolder(folder, 'untyped')).toEqual([]);
  rmSync(join(folder, 'infra/cdk.json'));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  expect(await lintFolder(folder, 'untyped')).toEqual([`${at} require-timeout`]);
  writeFiles(folder, { 'template.yaml': template });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  expect(await lintFolder(folder, 'untyped')).toEqual([]);
});

const template = `
Resources:
  Place: { Type: 'AWS::Serverless::Function', Properties: { Handler: services/orders/src/place.handler } }
`;
