import { describe, expect, test } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** What it means to make the call once more that is written `callee` in a file. */
function again(text: string, callee: string, others: Readonly<Record<string, string>> = {}) {
  const file = service.add({ 'main.ts': text, ...others });
  return () => service.facts().repetition.idempotencyOf(file.call(callee));
}

const row = (table: string | null) => ({ verdict: 'no', makes: 'row', table, refuses: false });
const change = (table: string | null) => ({ verdict: 'no', makes: 'change', table, refuses: false });
const unknown = (table: string | null) => ({ verdict: 'unknown', makes: null, table, refuses: false });
const safe = (table: string | null) => ({ verdict: 'yes', makes: null, table, refuses: false });
/** What a condition may refuse. */
const refused = (table: string | null) => ({ ...unknown(table), refuses: true });

const pg = (statement: string) =>
  `import { Pool } from 'pg'; declare const pool: Pool; declare const id: string; export const run = () => pool.query(${statement});`;
const tables =
  'export const up = `CREATE TABLE payments (id serial PRIMARY KEY, event text UNIQUE, amount int, account text, note text, UNIQUE (account, note)); CREATE TABLE IF NOT EXISTS entries (amount int, account text); CREATE UNIQUE INDEX one ON entries (account);`;';
const mongoose = (body: string) =>
  `import { Types, type Model } from 'mongoose'; interface Order { paid: string } declare const orders: Model<Order>; declare const id: string; ${body}`;
const typeorm = (body: string) =>
  `import type { EntityManager, Repository } from 'typeorm'; import { randomUUID } from 'node:crypto'; declare class Order { id: string } declare const orders: Repository<Order>; declare const manager: EntityManager; declare const id: string; ${body}`;
const dynamic =
  "import { PrismaClient } from '@prisma/client'; declare const prisma: PrismaClient; declare const id: string; declare const data: { id: string };";

describe.each([
  [
    'an insert of what is not unique',
    pg("'INSERT INTO payments (amount) VALUES ($1)', [id]"),
    row('payments'),
  ],
  [
    'a table of which nothing is declared but others are',
    pg("'INSERT INTO others (amount) VALUES ($1)', [id]"),
    row('others'),
  ],
  [
    'an insert with a unique column',
    pg("'INSERT INTO payments (event) VALUES ($1)', [id]"),
    unknown('payments'),
  ],
  ['a column of a constraint', pg("'INSERT INTO payments (note) VALUES ($1)', [id]"), unknown('payments')],
  [
    'a column of a unique index',
    pg("'INSERT INTO entries (amount, account) VALUES ($1, $2)', [1, id]"),
    unknown('entries'),
  ],
  [
    'an insert that gives way',
    pg("'INSERT INTO payments (amount) VALUES ($1) ON CONFLICT DO NOTHING', [id]"),
    unknown('payments'),
  ],
  [
    'an insert of what a query finds',
    pg("'INSERT INTO payments (amount) SELECT amount FROM entries'"),
    unknown('payments'),
  ],
  [
    'an object that holds the statement',
    pg("{ text: 'INSERT INTO payments (amount) VALUES ($1)', values: [id] }"),
    row('payments'),
  ],
  [
    'a sum that goes on',
    pg("'UPDATE entries SET amount = amount + $1 WHERE account = $2', [1, id]"),
    change('entries'),
  ],
  [
    'a sum that goes on under a condition',
    pg("'UPDATE entries SET amount = amount + 1 WHERE account = $1 AND amount < 9', [id]"),
    unknown('entries'),
  ],
  ['a given value', pg("'UPDATE entries SET amount = $1 WHERE account = $2', [1, id]"), safe('entries')],
  ['a read', pg("'SELECT amount FROM entries WHERE account = $1', [id]"), safe('entries')],
  ['a removal', pg("'DELETE FROM entries WHERE account = $1', [id]"), unknown('entries')],
  ['a text that cannot be read', pg('id'), unknown(null)],
])('%s', (_name, text, expected) => {
  const found = again(text, 'pool.query', { 'migration.ts': tables });
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

describe.each([
  [
    'a document whose fields are not unique',
    'export const run = () => orders.create({ paid: id });',
    'orders.create',
    row('Order'),
  ],
  [
    'a document under an id that is given',
    'export const run = () => orders.create({ _id: id, paid: id });',
    'orders.create',
    unknown('Order'),
  ],
  [
    'a document under an id that is made',
    'export const run = () => new orders({ _id: new Types.ObjectId(), paid: id }).save();',
    'new orders().save',
    row(null),
  ],
  [
    'documents',
    'export const run = () => orders.insertMany([{ paid: id }, { paid: id }]);',
    'orders.insertMany',
    row('Order'),
  ],
  [
    'documents that are not all in sight',
    'declare const more: Order[]; export const run = () => orders.insertMany([{ paid: id }, ...more]);',
    'orders.insertMany',
    unknown('Order'),
  ],
  [
    'a field that is unique',
    'export const run = () => orders.create({ key: id });',
    'orders.create',
    unknown('Order'),
  ],
  [
    'a field of a unique index',
    'export const run = () => orders.create({ day: id });',
    'orders.create',
    unknown('Order'),
  ],
  [
    'a document of which more is given',
    'declare const rest: Order; export const run = () => orders.create({ ...rest });',
    'orders.create',
    unknown('Order'),
  ],
  [
    'an increment',
    'export const run = () => orders.updateOne({ _id: id }, { $inc: { paid: 1 } });',
    'orders.updateOne',
    change('Order'),
  ],
  [
    'an increment by an id',
    'export const run = () => orders.findByIdAndUpdate(id, { $inc: { paid: 1 } });',
    'orders.findByIdAndUpdate',
    change('Order'),
  ],
  [
    'an increment of what is in a state',
    "export const run = () => orders.updateOne({ _id: id, state: 'open' }, { $inc: { paid: 1 } });",
    'orders.updateOne',
    unknown('Order'),
  ],
  [
    'values',
    'export const run = () => orders.updateOne({ _id: id }, { $set: { paid: 1 } });',
    'orders.updateOne',
    safe('Order'),
  ],
])('%s with mongoose', (_name, body, callee, expected) => {
  const found = again(mongoose(body), callee, {
    'schema.ts':
      "import { Schema } from 'mongoose'; export const schema = new Schema({ key: { type: String, unique: true }, day: String }); schema.index({ day: 1 }, { unique: true });",
  });
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

describe.each([
  [
    'a row that is taken for something else',
    'export const run = () => orders.insert({ paid: id } as object);',
    'orders.insert',
    row('Order'),
  ],
  [
    'a row whose columns are not unique',
    'export const run = () => orders.save(orders.create({ paid: id } as object));',
    'orders.save',
    row('Order'),
  ],
  [
    'a row under a made id',
    'export const run = () => orders.save({ id: randomUUID() });',
    'orders.save',
    unknown('Order'),
  ],
  [
    'a row of a manager',
    'export const run = () => manager.insert(Order, { paid: id } as { id: string });',
    'manager.insert',
    row('Order'),
  ],
  [
    'a row of a manager in a named table',
    "export const run = () => manager.insert('orders', { paid: id });",
    'manager.insert',
    row('orders'),
  ],
  [
    'an increment',
    "export const run = () => orders.increment({ id }, 'id', 1);",
    'orders.increment',
    change('Order'),
  ],
  [
    'an increment of what cannot be read',
    "declare const where: { id: string }; export const run = () => orders.increment(where, 'id', 1);",
    'orders.increment',
    unknown('Order'),
  ],
  [
    'a unique column',
    'export const run = () => orders.save({ id: randomUUID(), code: id } as Order);',
    'orders.save',
    unknown('Order'),
  ],
])('%s with typeorm', (_name, body, callee, expected) => {
  const found = again(typeorm(body), callee, {
    'entity.ts':
      "import { Column, Entity, OneToOne, PrimaryColumn, Unique } from 'typeorm'; @Entity() @Unique(['left', 'right']) export class Coupon { @PrimaryColumn() number: string; @Column({ unique: true }) code: string; @OneToOne(() => Coupon) twin: Coupon; left: string; right: string; }",
  });
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

describe.each([
  [
    'what no schema declares',
    `${dynamic} export const run = () => prisma.order.create({ data: { paid: id } });`,
    'prisma.order.create',
    unknown('order'),
  ],
  [
    'an increment',
    `${dynamic} export const run = () => prisma.order.update({ where: { id }, data: { total: { increment: 1 } } });`,
    'prisma.order.update',
    change('order'),
  ],
  [
    'an increment where a row is there',
    `${dynamic} export const run = () => prisma.order.upsert({ where: { id }, create: data, update: { total: { increment: 1 } } });`,
    'prisma.order.upsert',
    change('order'),
  ],
  [
    'rows that are left out when they are there',
    `${dynamic} export const run = () => prisma.order.createMany({ data: [{ paid: id }], skipDuplicates: true });`,
    'prisma.order.createMany',
    { ...unknown('order'), fillsIn: true },
  ],
])('%s with Prisma', (_name, text, callee, expected) => {
  const found = again(text, callee);
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

describe.each([
  [
    'a mail',
    "import { createTransport } from 'nodemailer'; const mail = createTransport({}); export const run = () => mail.sendMail({});",
    'mail.sendMail',
    { ...unknown(null), verdict: 'no', makes: 'notice' },
  ],
  [
    'a mail with a key',
    "import { Resend } from 'resend'; const resend = new Resend(); export const run = (key: string) => resend.emails.send({ from: '', to: '', subject: '', text: '' }, { idempotencyKey: `mail-${key}` });",
    'resend.emails.send',
    unknown(null),
  ],
  [
    'the check of a mail account',
    "import { createTransport } from 'nodemailer'; const mail = createTransport({}); export const run = () => mail.verify();",
    'mail.verify',
    unknown(null),
  ],
  [
    'a charge with a key',
    "import Stripe from 'stripe'; declare const stripe: Stripe; export const run = (id: string) => stripe.refunds.create({ charge: id }, { idempotencyKey: `refund-${id}` });",
    'stripe.refunds.create',
    safe(null),
  ],
  [
    'a charge',
    "import Stripe from 'stripe'; declare const stripe: Stripe; export const run = (id: string) => stripe.refunds.create({ charge: id });",
    'stripe.refunds.create',
    unknown(null),
  ],
  [
    'a counter in a cache',
    "import type Redis from 'ioredis'; declare const redis: Redis; export const run = (id: string) => redis.incr(id);",
    'redis.incr',
    unknown(null),
  ],
  [
    'a collection of MongoDB',
    "import type { Db } from 'mongodb'; declare const db: Db; export const run = (id: string) => db.collection('sums').updateOne({ id }, { $inc: { total: 1 } });",
    'db.collection().updateOne',
    change('sums'),
  ],
  [
    'a function of the program',
    'const save = () => 1; export const run = () => save();',
    'save',
    unknown(null),
  ],
])('%s', (_name, text, callee, expected) => {
  const found = again(text, callee);
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

const dynamo = (body: string) =>
  `import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'; import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'; declare const client: DynamoDBDocumentClient; declare const id: string; declare const amount: number; declare const some: Set<string>; declare const rest: object; export const run = () => ${body};`;
const update = (expression: string, rest = "':n': amount") =>
  dynamo(
    `client.send(new UpdateCommand({ TableName: 'accounts', Key: { id }, UpdateExpression: ${expression}, ExpressionAttributeValues: { ${rest} } }))`,
  );

describe.each([
  ['goes on from what was there', update("'SET total = total + :n'"), change('accounts')],
  ['goes on downwards', update("'set #a = #a - :n, changed = :now'"), change('accounts')],
  ['begins where nothing is', update("'SET total = if_not_exists(total, :zero) + :n'"), change('accounts')],
  [
    'adds to a list',
    update("'SET entries = list_append(if_not_exists(entries, :n), :n)'"),
    change('accounts'),
  ],
  ['adds to the front of a list', update("'SET entries = list_append(:n, entries)'"), change('accounts')],
  ['adds a number', update("'SET paid = :p ADD total :n'"), change('accounts')],
  ['adds a constant', update("'ADD total :n'", "':n': 1"), change('accounts')],
  ['adds to a set', update("'ADD readers :n'", "':n': some"), unknown('accounts')],
  [
    'gives values',
    update("'SET paid = :n, since = if_not_exists(since, :now) REMOVE open'"),
    safe('accounts'),
  ],
  ['sums up others', update("'SET total = first + :n'"), unknown('accounts')],
  ['removes one of a list', update("'SET paid = :n REMOVE entries[0]'"), unknown('accounts')],
  ['is not known', update('id'), unknown('accounts')],
  [
    'has a condition',
    update("'SET total = total + :n', ConditionExpression: 'attribute_not_exists(paid)'"),
    refused('accounts'),
  ],
  ['may have a condition', update("'SET total = total + :n', ...rest"), refused(null)],
  [
    'adds a number that is written as one',
    dynamo(
      "client.send(new UpdateItemCommand({ TableName: 'accounts', Key: { id: { S: id } }, UpdateExpression: 'ADD total :n', ExpressionAttributeValues: { ':n': { N: '1' } } }))",
    ).replace('client: DynamoDBDocumentClient', 'client: DynamoDBClient'),
    change('accounts'),
  ],
  [
    'replaces the item',
    dynamo("client.send(new PutCommand({ TableName: 'accounts', Item: { id } }))"),
    unknown('accounts'),
  ],
  [
    'stores an item that is not there',
    dynamo(
      "client.send(new PutCommand({ TableName: 'inbox', Item: { id }, ConditionExpression: 'attribute_not_exists(id)' }))",
    ),
    refused('inbox'),
  ],
  [
    'is one of several',
    dynamo('client.send(new TransactWriteCommand({ TransactItems: [] }))'),
    refused(null),
  ],
])('a write to DynamoDB that %s', (_name, text, expected) => {
  const found = again(text, 'client.send');
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

const sequelize = (body: string) =>
  `import { Model, DataTypes, type Sequelize } from 'sequelize'; declare const database: Sequelize; declare const rest: object; class Entry extends Model {} Entry.init({ number: { type: DataTypes.STRING, primaryKey: true }, coupon: { type: DataTypes.STRING, unique: true }, shop: DataTypes.STRING, remark: DataTypes.STRING }, { sequelize: database, indexes: [{ unique: true, fields: ['shop'] }, { fields: ['remark'] }] }); export const run = (found: Entry, id: string) => ${body};`;

describe.each([
  ['a row of which nothing is unique', 'Entry.create', '({ remark: id })', row(null)],
  ['a row under its key', 'Entry.create', '({ number: id })', unknown(null)],
  ['a row with a unique column', 'Entry.create', '({ remark: id, coupon: id })', unknown(null)],
  ['a row with a column of a unique index', 'Entry.create', '({ shop: id })', unknown(null)],
  ['rows of which nothing is unique', 'Entry.bulkCreate', '([{ remark: id }])', row(null)],
  [
    'rows that give way',
    'Entry.bulkCreate',
    '([{ remark: id }], { ignoreDuplicates: true })',
    { ...unknown(null), fillsIn: true },
  ],
  ['rows that may give way', 'Entry.bulkCreate', '([{ remark: id }], rest)', unknown(null)],
  ['a row that is looked for first', 'Entry.findOrCreate', '({ where: { remark: id } })', unknown(null)],
  ['a row that is replaced', 'Entry.upsert', '({ remark: id })', unknown(null)],
  ['a counter of one row', 'Entry.increment', "('remark', { by: 2, where: { number: id } })", change(null)],
  [
    'a counter under a condition',
    'Entry.increment',
    "('remark', { where: { number: id, shop: id } })",
    unknown(null),
  ],
  ['a counter of every row', 'Entry.increment', "('remark', { where: {} })", unknown(null)],
  ['a counter of a row that is there', 'found.decrement', "('remark')", change(null)],
])('%s with Sequelize', (_name, callee, given, expected) => {
  const found = again(sequelize(`${callee}${given}`), callee);
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

const knex = (body: string) =>
  `import type { Knex } from 'knex'; declare const db: Knex; declare const id: string; declare const more: (query: Knex.QueryBuilder) => void; export const run = async () => { ${body} };`;

describe.each([
  ['a counter of one row', "await db('accounts').where({ id }).increment('total', 1);", change(null)],
  [
    'a counter of one row, by its column',
    "return db('accounts').where('id', id).decrement('total').returning('id');",
    change(null),
  ],
  [
    'a counter of one row, by a comparison',
    "await db.table('accounts').where('id', '=', id).increment('total');",
    change(null),
  ],
  ['a counter of more rows', "await db('accounts').where('age', '>', 1).increment('total');", unknown(null)],
  ['a counter of every row', "await db('accounts').increment('total');", unknown(null)],
  [
    'a counter under a condition',
    "await db('accounts').where({ id, paid: false }).increment('total');",
    unknown(null),
  ],
  [
    'a counter under two conditions',
    "await db('accounts').where({ id }).where({ paid: false }).increment('total');",
    unknown(null),
  ],
  [
    'a counter under a condition of another kind',
    "await db('accounts').where({ id }).whereNull('paid').increment('total');",
    unknown(null),
  ],
  [
    'a counter under what is not known',
    "await db('accounts').where(more).increment('total');",
    unknown(null),
  ],
  [
    'a counter that others go on with',
    "const query = db('accounts').where({ id }).increment('total'); more(query); await query;",
    unknown(null),
  ],
  ['a row that gives way', "await db('accounts').insert({ id }).onConflict('id').ignore();", unknown(null)],
])('%s with Knex', (_name, body, expected) => {
  const callee = /(db[^;]*\.(?:increment|decrement|insert))\(/.exec(body)?.[1] ?? '';
  const found = again(knex(body), callee.replace(/\([^()]*\)/g, '()'));
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

const drizzle = (body: string) =>
  `import { and, eq, sql } from 'drizzle-orm'; import type { NodePgDatabase } from 'drizzle-orm/node-postgres'; import { integer, pgTable, text } from 'drizzle-orm/pg-core'; const accounts = pgTable('accounts', { id: text().primaryKey(), total: integer(), paid: text() }); declare const db: NodePgDatabase; declare const id: string; declare const values: { total: number }; export const run = async () => { await db.${body}; };`;
const sum = 'set({ total: sql`${accounts.total} + 1` })';

describe.each([
  ['a sum that goes on', `update(accounts).${sum}.where(eq(accounts.id, id))`, change(null)],
  [
    'a sum that goes on and is read',
    `update(accounts).${sum}.where(eq(accounts.id, id)).returning()`,
    change(null),
  ],
  [
    'a sum under a condition',
    `update(accounts).${sum}.where(and(eq(accounts.id, id), eq(accounts.paid, 'no')))`,
    unknown(null),
  ],
  ['a sum of every row', `update(accounts).${sum}`, unknown(null)],
  [
    'the sum of another column',
    'update(accounts).set({ total: sql`${accounts.paid} + 1` }).where(eq(accounts.id, id))',
    unknown(null),
  ],
  ['a given value', "update(accounts).set({ paid: 'yes' }).where(eq(accounts.id, id))", unknown(null)],
  ['values that cannot be read', 'update(accounts).set(values).where(eq(accounts.id, id))', unknown(null)],
  ['a row that gives way', 'insert(accounts).values({ id }).onConflictDoNothing()', unknown(null)],
  [
    'a row that is updated where it is there',
    'insert(accounts).values({ id }).onConflictDoUpdate({ target: accounts.id, set: { total: 1 } })',
    unknown(null),
  ],
])('%s with Drizzle', (_name, body, expected) => {
  const found = again(drizzle(body), `db.${body.startsWith('insert') ? 'insert' : 'update'}`);
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

const kysely = (body: string) =>
  `import { sql, type Kysely } from 'kysely'; interface Tables { accounts: { id: string; total: number } } declare const db: Kysely<Tables>; declare const id: string; export const run = async () => { await db.${body}.execute(); };`;

describe.each([
  [
    'a sum that goes on',
    "updateTable('accounts').set((eb) => ({ total: eb('total', '+', 1) })).where('id', '=', id)",
    change(null),
  ],
  [
    'a sum in SQL that goes on',
    "updateTable('accounts').set({ total: sql<number>`total - 1` }).where('id', '=', id)",
    change(null),
  ],
  ['a given value', "updateTable('accounts').set({ total: 1 }).where('id', '=', id)", unknown(null)],
  [
    'a product',
    "updateTable('accounts').set((eb) => ({ total: eb('total', '*', 2) })).where('id', '=', id)",
    unknown(null),
  ],
  [
    'a sum of more rows',
    "updateTable('accounts').set((eb) => ({ total: eb('total', '+', 1) })).where('id', '>', id)",
    unknown(null),
  ],
  [
    'a row that gives way',
    "insertInto('accounts').values({ id, total: 1 }).onConflict((oc) => oc.column('id').doNothing())",
    unknown(null),
  ],
])('%s with Kysely', (_name, body, expected) => {
  const found = againAtEnd(kysely(body));
  test('is told', () => {
    expect(found()).toEqual(expected);
  });
});

/** What it means to make the call once more with which a chain ends. */
function againAtEnd(text: string) {
  const file = service.add({ 'main.ts': text });
  return () => {
    const call = file.calls().find(({ remote }) => remote?.operation.endsWith('.execute'));
    return call && service.facts().repetition.idempotencyOf(call);
  };
}
