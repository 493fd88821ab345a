import { expect, test } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

const types = "import type { SQSEvent, SQSRecord } from 'aws-lambda';";
const pool = "import { Pool } from 'pg'; const pool = new Pool();";
const add = "await pool.query('UPDATE accounts SET balance = balance + $1 WHERE id = $2', [1, record.body]);";

/** What runs a function for each message of an event, and does something before that. */
const batch = (before = '', run = 'await handle(record);') => `${types} ${pool}
  export function batch(handle: (record: SQSRecord) => Promise<void>) {
    return async (event: SQSEvent) => {
      const failed: { itemIdentifier: string }[] = [];
      for (const record of event.Records) {
        try { ${before} ${run} } catch (error) { console.error(error); failed.push({ itemIdentifier: record.messageId }); }
      }
      return { batchItemFailures: failed };
    };
  }`;

/** The changes that a message makes again which is delivered twice, with what runs the handler in another file. */
function repeated(wrapper: string, wrapped = `batch(async (record: SQSRecord) => { ${add} })`) {
  const written = service.add({
    'main.ts': `${types} ${pool} import { batch } from './batch'; export const handler = ${wrapped};`,
    'batch.ts': wrapper,
  });
  return () =>
    service
      .summaries()
      .repeatedDeliveries(written.facts())
      .map(({ by, callee }) => `${by}: ${callee}`);
}

const store = "await pool.query('INSERT INTO inbox (id) VALUES ($1)', [record.messageId]);";
const arrow = `${types} export const batch = (handle: (event: SQSEvent) => Promise<void>) => (event: SQSEvent) => handle(event);`;
const whole = `batch(async (event: SQSEvent) => { for (const record of event.Records) { ${add} } })`;

const found: readonly (readonly [string, () => readonly string[]])[] = [
  ['each message of a batch', repeated(batch())],
  ['the whole event', repeated(arrow, whole)],
  ['what another one runs', repeated(batch(), `batch(batch(async (record: SQSRecord) => { ${add} }))`)],
];

test.each(found)('a handler that something runs for %s is given it again', (_name, changes) => {
  expect(changes()).toEqual(['Amazon SQS: pool.query']);
});

const silent: readonly (readonly [string, () => readonly string[]])[] = [
  ['stores what it was given', repeated(batch(store))],
  [
    'asks what is out of sight',
    repeated(
      batch('await started(record);').replace(
        'export',
        'declare function started(record: SQSRecord): Promise<void>; export',
      ),
    ),
  ],
  ['hands it on', repeated(batch('', 'await [record].map(handle)[0];'))],
  ['is out of sight', repeated('export {};')],
  [
    'is inside of another one that stores what it was given',
    repeated(batch(store), `batch(((run) => run)(async (record: SQSRecord) => { ${add} }))`),
  ],
];

test.each(silent)('what runs a handler may keep it from running twice where it %s', (_name, changes) => {
  expect(changes()).toEqual([]);
});

const row = `batch(async (record: Row) => { ${add} }); interface Row { body: string }`;
const own = repeated(batch(), row);

test('what is of a type of the program is no message', () => {
  expect(own()).toEqual([]);
});
