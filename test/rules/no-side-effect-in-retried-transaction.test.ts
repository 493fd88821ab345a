import rule from '../../rules/no-side-effect-in-retried-transaction.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const kafka = `
  import { Kafka } from 'kafkajs';
  const producer = new Kafka({ brokers: [] }).producer();
  const announce = (id: string) => producer.send({ topic: 'orders', messages: [{ value: id }] });
`;
const firestore = `${kafka}
  import { Firestore } from '@google-cloud/firestore';
  const db = new Firestore();
  const order = db.collection('orders').doc('1');
`;
const typeorm = `${kafka}
  import { DataSource } from 'typeorm';
  import pRetry from 'p-retry';
  declare const source: DataSource;
`;

ruleTester.run('no-side-effect-in-retried-transaction', rule, {
  valid: [
    {
      name: 'only the transaction is written to',
      code: `${firestore} export const place = () => db.runTransaction(async (t) => { t.update(order, { placed: true }); });`,
    },
    {
      name: 'an effect after the commit happens once',
      code: `${firestore}
        export async function place() {
          await db.runTransaction(async (t) => { t.update(order, { placed: true }); });
          await announce('1');
        }`,
    },
    {
      name: 'a read may be repeated, and so may what sets a value',
      code: `${firestore}
        export const place = () => db.runTransaction(async (t) => {
          await fetch('https://stock.example/items');
          await fetch('https://stock.example/items/1', { method: 'PUT' });
          t.update(order, { placed: true });
        });`,
    },
    {
      name: 'a key tells the second time from the first',
      code: `${firestore}
        import type Stripe from 'stripe';
        export const pay = (stripe: Stripe, key: string) => db.runTransaction(async (t) => {
          await stripe.refunds.create({ charge: 'c' }, { idempotencyKey: key });
          t.update(order, { paid: true });
        });`,
    },
    {
      name: 'a cache fills again',
      code: `${firestore}
        import { Redis } from 'ioredis';
        const redis = new Redis();
        export const place = () => db.runTransaction(async (t) => { await redis.set('a', '1'); t.update(order, {}); });`,
    },
    {
      name: 'a transaction that its library runs once',
      code: `${typeorm} export const place = () => source.transaction(async (manager) => { await manager.insert('orders', {}); await announce('1'); });`,
    },
    {
      name: 'each turn of a loop is another item',
      code: `${typeorm}
        export async function place(ids: string[]) {
          for (const id of ids) {
            try {
              await source.transaction(async (manager) => { await manager.insert('orders', { id }); await announce(id); });
            } catch (error) {
              console.error(error);
            }
          }
        }`,
    },
    {
      name: 'a policy around something else than the transaction',
      code: `${typeorm}
        export async function place() {
          await pRetry(() => fetch('https://stock.example/items'));
          await source.transaction(async (manager) => { await manager.insert('orders', {}); await announce('1'); });
        }`,
    },
  ],
  invalid: [
    {
      name: 'the driver runs the function again',
      code: `${firestore}
        export const place = () => db.runTransaction(async (t) => {
          t.update(order, { placed: true });
          await producer.send({ topic: 'orders', messages: [] });
        });`,
      errors: [
        {
          messageId: 'repeated',
          line: 12,
          data: { call: 'producer.send', via: '', runner: '`db.runTransaction`' },
        },
      ],
    },
    {
      name: 'a helper has the effect, and nobody waits for it',
      code: `${firestore}
        export const place = () => db.runTransaction(async (t) => {
          t.update(order, { placed: true });
          void announce('1');
        });`,
      errors: [
        {
          messageId: 'repeated',
          line: 12,
          data: {
            call: 'producer.send',
            via: ' (via `announce → producer.send`)',
            runner: '`db.runTransaction`',
          },
        },
      ],
    },
    {
      name: 'a policy runs the transaction again',
      code: `${typeorm}
        export const place = () => pRetry(() => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await announce('1');
        }));`,
      errors: [{ messageId: 'repeated', line: 12 }],
    },
    {
      name: 'a loop runs the transaction again, in a helper that is given it',
      code: `${typeorm}
        async function again<T>(work: () => Promise<T>): Promise<T> {
          for (let attempt = 1; ; attempt++) {
            try {
              return await work();
            } catch (error) {
              if (attempt === 3) throw error;
            }
          }
        }
        export const place = () => again(() => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await announce('1');
        }));`,
      errors: [
        {
          messageId: 'repeated',
          line: 21,
          data: {
            call: 'producer.send',
            via: ' (via `announce → producer.send`)',
            runner: 'the loop around it',
          },
        },
      ],
    },
    {
      name: 'an injected mailer is known by its declared type',
      code: `${firestore}
        import type { Transporter } from 'nodemailer';
        export class Orders {
          constructor(private readonly mailer: Transporter) {}
          place() {
            return db.runTransaction(async (t) => {
              t.update(order, { placed: true });
              await this.mailer.sendMail({ to: 'a@b.example' });
            });
          }
        }`,
      errors: [{ messageId: 'repeated', line: 16 }],
    },
  ],
});

untypedRuleTester.run('no-side-effect-in-retried-transaction without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const { MongoClient } = require('mongodb');
        const { Kafka } = require('kafkajs');
        const client = new MongoClient('mongodb://db');
        const producer = new Kafka({ brokers: [] }).producer();
        exports.place = async () => {
          const session = client.startSession();
          await session.withTransaction(async () => {
            await client.db().collection('orders').insertOne({}, { session });
            await producer.send({ topic: 'orders', messages: [] });
          });
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'repeated', line: 10 }],
    },
  ],
});
