import { describe, expect, it } from 'vitest';
import { openService, type Written } from './open-service.ts';

const service = openService();

/** The effect of the only remote call of a file. */
function effect(text: string): () => string {
  const written = service.add(text);
  return () => written.remote().effect;
}

describe('the HTTP method', () => {
  const cases: readonly [string, string, () => string][] = [
    ['read', 'is GET where none is given', effect(`export const f = () => fetch('/a');`)],
    [
      'write',
      'is read whatever its case',
      effect(`export const f = () => fetch('/a', { method: 'delete' });`),
    ],
    [
      'read',
      'is read from a constant',
      effect(`const method = 'HEAD'; export const f = () => fetch('/a', { method });`),
    ],
    [
      'create',
      'creates as POST',
      effect(`export async function f() { await fetch('/a', { method: 'POST' }); }`),
    ],
    [
      'unknown',
      'may ask as a POST whose answer is read',
      effect(`export const f = async () => (await fetch('/a', { method: 'POST' })).json();`),
    ],
    [
      'unknown',
      'is unknown where a caller gives it',
      effect(`export const f = (method: string) => fetch('/a', { method });`),
    ],
    [
      'write',
      'stands in the only argument',
      effect(`import axios from 'axios'; export const f = () => axios({ url: '/a', method: 'PUT' });`),
    ],
    ['read', 'is the member', effect(`import got from 'got'; export const f = () => got.head('/a');`)],
  ];
  it.each(cases)('%s: %s', (expected, _what, found) => {
    expect(found()).toBe(expected);
  });
});

describe('the text of a statement', () => {
  const pool = `import { Pool } from 'pg'; const pool = new Pool();`;
  const cases: readonly [string, string, () => string][] = [
    ['read', 'a query', effect(`${pool} export const f = () => pool.query('SELECT 1');`)],
    [
      'create',
      'an insertion after a comment',
      effect(`${pool} export const f = () => pool.query('-- new\\n insert into a values (1)');`),
    ],
    [
      'write',
      'an upsert',
      effect(`${pool} export const f = () => pool.query('INSERT INTO a VALUES (1) ON CONFLICT DO NOTHING');`),
    ],
    [
      'write',
      'a template',
      effect(`${pool} export const f = (t: string) => pool.query(\`DELETE FROM \${t}\`);`),
    ],
    [
      'write',
      'a constant of an object',
      effect(`${pool} const text = 'UPDATE a SET b = 1'; export const f = () => pool.query({ text });`),
    ],
    [
      'unknown',
      'text that callers give',
      effect(`${pool} export const f = (text: string) => pool.query(text);`),
    ],
    [
      'unknown',
      'text that begins with what callers give',
      effect(`${pool} export const f = (head: string) => pool.query(\`\${head} a\`);`),
    ],
  ];
  it.each(cases)('%s: %s', (expected, _what, found) => {
    expect(found()).toBe(expected);
  });

  const marks = service.add(`
    ${pool}
    export async function f() {
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query('insert into a values (1)');
      await client.query('ROLLBACK');
      await client.query('COMMIT');
    }`);
  it('opens and closes a transaction', () => {
    const found = marks
      .calls()
      .flatMap(({ remote }) => (remote ? [`${remote.effect} ${remote.marks ?? '-'}`] : []));
    expect(found).toEqual(['none -', 'none begin', 'create -', 'none rollback', 'none commit']);
  });

  const tagged = effect(`
    import { PrismaClient } from '@prisma/client';
    declare const prisma: PrismaClient;
    export const f = (id: string) => prisma.$executeRaw\`UPDATE a SET b = \${id}\`;`);
  it('is a tagged template', () => {
    expect(tagged()).toBe('write');
  });
});

describe('the name of a command', () => {
  const sqs = `import { ReceiveMessageCommand, SendMessageCommand as Send, SQSClient } from '@aws-sdk/client-sqs'; const sqs = new SQSClient({});`;
  const publish = effect(
    `${sqs} export const f = () => sqs.send(new Send({ QueueUrl: 'q', MessageBody: '' }));`,
  );
  const read = effect(
    `${sqs} export const f = () => sqs.send(new ReceiveMessageCommand({ QueueUrl: 'q' }));`,
  );
  const stored = effect(
    `${sqs} const command = new Send({ QueueUrl: 'q', MessageBody: '' }); export const f = () => sqs.send(command);`,
  );
  const given = effect(`${sqs} export const f = (command: Send) => sqs.send(command);`);
  const member = effect(
    `import Stripe from 'stripe'; export const f = (s: Stripe) => s.paymentIntents.cancel('a');`,
  );
  it('is known under an alias', () => {
    expect(publish()).toBe('publish');
  });
  it('may read', () => {
    expect(read()).toBe('read');
  });
  it('is known where the command is a constant', () => {
    expect(stored()).toBe('publish');
  });
  it('is known by its type', () => {
    expect(given()).toBe('publish');
  });
  it('may be the member itself', () => {
    expect(member()).toBe('write');
  });
});

describe('a message pattern', () => {
  const asked = openService();
  const written = asked.add({
    'main.ts': `
      import { ClientProxy } from '@nestjs/microservices';
      export class Orders { constructor(private readonly stock: ClientProxy) {} place() { return this.stock.send({ cmd: 'reserve' }, {}); } }`,
    'stock.ts': `
      import { MessagePattern } from '@nestjs/microservices';
      const pattern = 'reserve';
      export class Stock { @MessagePattern({ cmd: pattern }) reserve() {} @MessagePattern('other') other() {} }`,
  });
  it('leads to the handler that answers it', () => {
    const [target] = written.call('this.stock.send').targets;
    expect(target && asked.facts().functionFacts(target.function)?.name).toBe('Stock.reserve');
    expect(target?.by).toBe('handler');
  });
});

describe('a mediator', () => {
  const mediated = openService();
  const written = mediated.add({
    'main.ts': `
      import { CommandBus } from '@nestjs/cqrs';
      import { PlaceOrder } from './place-order';
      export class Orders { constructor(private readonly bus: CommandBus) {} place() { return this.bus.execute(new PlaceOrder('a')); } }`,
    'place-order.ts': `export class PlaceOrder { constructor(readonly id: string) {} } export class CancelOrder {}`,
    'handler.ts': `
      import { CommandHandler } from '@nestjs/cqrs';
      import { CancelOrder, PlaceOrder } from './place-order';
      @CommandHandler(PlaceOrder) export class Place { async execute() { await fetch('/a'); } }
      @CommandHandler(CancelOrder) export class Cancel { async execute() {} }`,
  });
  it('runs the handler of the class of its argument', () => {
    const targets = written
      .call('this.bus.execute')
      .targets.map(({ function: id }) => mediated.facts().functionFacts(id)?.name);
    expect(targets).toEqual(['Place.execute']);
  });
});

describe('a generated client', () => {
  const prisma = openService();
  const written = prisma.add({
    'main.ts': `
      import { PrismaClient } from './generated/client';
      const prisma = new PrismaClient();
      export const add = () => prisma.order.create({ data: {} });
      export const move = () => prisma.$transaction(async (tx) => { await tx.order.update({}); await prisma.order.findMany(); });`,
    'generated/client.ts': `
      import * as runtime from '@prisma/client/runtime/client';
      export interface PrismaClient { order: { create(a: object): Promise<object>; update(a: object): Promise<object>; findMany(): Promise<object[]> }; $transaction<R>(run: (tx: PrismaClient) => Promise<R>): Promise<R> }
      export const PrismaClient: new () => PrismaClient = runtime as never;`,
  });
  it('is known by the runtime that its file imports', () => {
    expect(written.remote('prisma.order.create')).toMatchObject({
      library: '@prisma/client',
      effect: 'create',
      joins: 'outer',
    });
  });
  it('hands a transaction its own client', () => {
    expect(written.remote('tx.order.update').joins).toBe('transaction');
    expect(written.remote('prisma.order.findMany').joins).toBe('outer');
  });
});

describe('the transaction that a call joins', () => {
  const session = service.add(`
    import { MongoClient, type ClientSession } from 'mongodb';
    const orders = new MongoClient('').db('a').collection('orders');
    export const inside = (session: ClientSession) => orders.insertOne({}, { session });
    export const outside = () => orders.insertOne({});
    export const opened = (client: MongoClient) => {
      const s = client.startSession();
      return s.withTransaction(() => orders.updateOne({}, {}, { session: s }));
    };`);
  it('is named by an option', () => {
    const found = session
      .calls()
      .flatMap(({ remote, callee }) =>
        remote?.operation.startsWith('Collection') ? [`${callee} ${remote.joins}`] : [],
      );
    expect(found).toEqual([
      'orders.insertOne transaction',
      'orders.insertOne outer',
      'orders.updateOne transaction',
    ]);
  });

  const knex = (body: string) =>
    service.add(`
      import createKnex, { type Knex } from 'knex';
      const db = createKnex({ client: 'pg' });
      async function insert(client: Knex) { await client('orders').insert({}); }
      class Orders { constructor(private readonly client: Knex) {} add() { return this.client('lines').insert({}); } }
      ${body}`);
  const cases: readonly [string, string, string, Written][] = [
    ['outer', 'where nobody is seen to give another client', 'client().insert', knex('')],
    [
      'outer',
      'where the client is given that opens transactions',
      'client().insert',
      knex('export const f = () => insert(db);'),
    ],
    [
      'unknown',
      'where somebody gives that of a transaction',
      'client().insert',
      knex('export const f = () => db.transaction(async (trx) => { await insert(trx); });'),
    ],
    [
      'unknown',
      'where a function between them hands it on',
      'client().insert',
      knex(
        'const on = (client: Knex) => insert(client); export const f = () => db.transaction(async (trx) => { const own = trx; await on(own); });',
      ),
    ],
    [
      'unknown',
      'where callers may give it',
      '(client ?? db)().select',
      knex("export const f = (client?: Knex) => (client ?? db)('orders').select();"),
    ],
    [
      'unknown',
      'where an instance is made with it',
      'this.client().insert',
      knex('export const f = () => db.transaction(async (trx) => { await new Orders(trx).add(); });'),
    ],
    [
      'outer',
      'where an instance is made with another one',
      'this.client().insert',
      knex('export const f = () => new Orders(db).add();'),
    ],
  ];
  it.each(cases)('is %s for a type that that of a transaction extends, %s', (joins, _where, callee, file) => {
    expect(file.remote(callee).joins).toBe(joins);
  });
});

describe('a builder that is awaited without a verb', () => {
  const knex = (body: string) =>
    service.add(
      `import createKnex from 'knex'; const db = createKnex({ client: 'pg' }); export async function f(id: string) { ${body} }`,
    );
  const cases: readonly [string, Written, readonly string[]][] = [
    ['a filter', knex("await db('orders').where({ id });"), ['db read']],
    ['nothing', knex("return db('orders');"), ['db read']],
    ['a verb', knex("await db('orders').where({ id }).del();"), ['db().where().del write']],
    ['a verb of a read', knex("await db('orders').where({ id }).first();"), ['db().where().first read']],
    ['what is not sent', knex("return db('orders').where({ id }).toSQL();"), []],
    [
      'a builder that is held',
      knex("const orders = db('orders'); await orders.insert({ id });"),
      ['orders.insert create'],
    ],
  ];
  it.each(cases)('reads with %s only where no verb is said', (_what, file, calls) => {
    const found = file
      .calls()
      .flatMap(({ remote, callee }) => (remote ? [`${callee} ${remote.effect}`] : []));
    expect(found).toEqual(calls);
  });
});

/** Whether the only remote call of a file sets what it names to given values. */
function sets(text: string): () => boolean {
  const written = service.add(text);
  return () => written.remote().sets === true;
}

describe('a write that sets what it names', () => {
  const prisma = `import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();`;
  const mongo = `import { Collection } from 'mongodb'; declare const users: Collection;`;
  const stripe = `import Stripe from 'stripe'; const stripe = new Stripe('key');`;
  const pool = `import { Pool } from 'pg'; const pool = new Pool();`;
  const where = 'where: { id: 1 }';
  const requests: readonly [boolean, string, string, string][] = [
    [true, 'a PUT by axios', "import axios from 'axios';", "axios.put('https://a/u/1', { name })"],
    [
      false,
      'a PUT of a computed value',
      "import axios from 'axios';",
      "axios.put('https://a/u/1', { n: n + 1 })",
    ],
    [false, 'a PATCH by axios', "import axios from 'axios';", "axios.patch('https://a/u/1', { name })"],
    [true, 'a PUT by got', "import got from 'got';", "got.put('https://a/u/1', { json: { name } })"],
    [true, 'a PUT by ky', "import ky from 'ky';", "ky.put('https://a/u/1', { json: { name } })"],
    [true, 'a PUT by fetch', '', "fetch('https://a/u/1', { method: 'put', body: JSON.stringify({ name }) })"],
    [
      false,
      'a PATCH by fetch',
      '',
      "fetch('https://a/u/1', { method: 'PATCH', body: JSON.stringify({ name }) })",
    ],
    [false, 'a DELETE by fetch', '', "fetch('https://a/u/1', { method: 'DELETE' })"],
    [false, 'a request whose method is not known', '', "fetch('https://a/u/1', { method: name })"],
  ];
  const cases: readonly [boolean, string, () => boolean][] = [
    [
      true,
      'given values',
      sets(`${prisma} export const f = (name: string) => db.user.update({ ${where}, data: { name } });`),
    ],
    [
      false,
      'a counter',
      sets(`${prisma} export const f = () => db.user.update({ ${where}, data: { n: { increment: 1 } } });`),
    ],
    [
      false,
      'something new inside',
      sets(`${prisma} export const f = () => db.user.update({ ${where}, data: { tags: { create: {} } } });`),
    ],
    [
      false,
      'a computed value',
      sets(`${prisma} export const f = (n: number) => db.user.update({ ${where}, data: { n: n - 1 } });`),
    ],
    [false, 'a removal', sets(`${prisma} export const f = () => db.user.delete({ ${where} });`)],
    ...requests.map(([expected, what, head, body]): [boolean, string, () => boolean] => [
      expected,
      what,
      sets(`${head} export const f = (name: string, n: number) => ${body};`),
    ]),
    [
      true,
      'operators that set',
      sets(`${mongo} export const f = () => users.updateOne({ id: 1 }, { $set: { a: 1 } });`),
    ],
    [
      false,
      'operators that count',
      sets(`${mongo} export const f = () => users.updateOne({ id: 1 }, { $inc: { a: 1 } });`),
    ],
    [
      false,
      'operators in a list',
      sets(
        `${mongo} export const f = (x: boolean) => users.updateOne({ id: 1 }, x ? [{ $push: { a: 1 } }] : {});`,
      ),
    ],
    [
      true,
      'an object of a service',
      sets(`${stripe} export const f = (id: string) => stripe.customers.update(id, { name: 'a' });`),
    ],
    [false, 'a creation', sets(`${stripe} export const f = () => stripe.customers.create({ name: 'a' });`)],
    [
      true,
      'an update in SQL',
      sets(`${pool} export const f = () => pool.query('UPDATE a SET b = $1, c = now() WHERE d = e - 1');`),
    ],
    [
      true,
      'an update in SQL of a part',
      sets(`${pool} export const f = (b: number) => pool.query(\`UPDATE a SET b = \${b}\`);`),
    ],
    [
      false,
      'a counting update in SQL',
      sets(`${pool} export const f = () => pool.query('UPDATE a SET b = b + 1 WHERE c = $1');`),
    ],
    [false, 'a deletion in SQL', sets(`${pool} export const f = () => pool.query('DELETE FROM a');`)],
  ];
  it.each(cases)('%s: %s', (expected, _what, found) => {
    expect(found()).toBe(expected);
  });
});
