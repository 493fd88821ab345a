import rule from '../../rules/no-swallowed-remote-error.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const source = `
  import { PrismaClient } from '@prisma/client';
  const prisma = new PrismaClient();
`;

/** A function that catches the failure of its only change by a handler, and tells success. */
const caught = (handler: string) => `${source}
  declare function report(error: unknown): void;
  export async function place(data: object) {
    const errors: unknown[] = [];
    try { await prisma.order.create({ data }); } catch (error) { ${handler} }
    return { success: true };
  }`;

/** A function that tells of its only change by an end. */
const ended = (end: string) => `${source}
  export async function place(data: object) {
    let order: { id: string } | undefined;
    try { order = await prisma.order.create({ data }); } catch (error) { console.error(error); }
    ${end}
  }`;

/** A module for AWS Lambda. */
const lambda = (body: string) => `
  import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
  const s3 = new S3Client({});
  ${body}`;

/** A handler of messages of Amazon SQS. */
const batch = (body: string, type = 'SQSEvent') => `
  import type { SQSEvent, SQSBatchResponse } from 'aws-lambda';
  ${lambda('')}
  const put = (Body: string) => s3.send(new PutObjectCommand({ Bucket: 'orders', Key: 'order', Body }));
  const putOne = async (record: { body: string }) => { try { await put(record.body); } catch (error) { console.error(error); } };
  export const handler = async (event: ${type}) => { ${body} };`;

const nest = (body: string) => `
  import { Controller, Logger, Post } from '@nestjs/common';
  import type { Repository } from 'typeorm';
  @Controller()
  export class Orders {
    private readonly logger = new Logger('orders');
    constructor(private readonly orders: Repository<object>) {}
    ${body}
  }`;

const create = 'await prisma.order.create({ data: req.body as object });';

/** A handler of express that catches the failure of its only change by a handler, and what follows. */
const expressed = (handler: string, after = '', before = '') => `${source}
  import express from 'express'; import { Queue } from 'bullmq'; const retries = new Queue('retries', { connection: {} });
  export const app = express();
  app.post('/orders', async (req, res, next) => {
    console.log(next, retries); ${before}
    try { ${create} } catch (error) { ${handler} }
    ${after}
  });`;

const noted = 'console.error(error);';

/** A handler of koa that catches the failure of its only change by a handler, and what stands around it. */
const koa = (handler: string, after = '', before = '') => `${source}
  import Router from '@koa/router';
  export const router = new Router();
  router.post('/orders', async (ctx) => {
    let saved = false; ${before}
    try { await prisma.order.create({ data: {} }); } catch (error) { ${handler} }
    ${after} console.log(saved);
  });`;

/** A function below `pages/api` of Next.js that does the same. */
const page = (handler: string, after = '') => `${source}
  import type { NextApiRequest, NextApiResponse } from 'next';
  export default async function handler(req: NextApiRequest, res: NextApiResponse) {
    try { ${create} } catch (error) { ${handler} }
    ${after}
  }`;

ruleTester.run('no-swallowed-remote-error', rule, {
  valid: [
    ...[
      ['an answer with a status of failure', expressed(`${noted} res.status(500).json({ ok: true });`)],
      ['an answer that is no success', expressed(`${noted} res.json({ ok: false });`)],
      ['an answer that tells the error', expressed(`${noted} res.json({ ok: true, error: String(error) });`)],
      [
        'an answer that only a failure leads to, which may be an excuse',
        expressed(`${noted} res.send('Sorry, try again');`),
      ],
      [
        'an error that is handed to the framework',
        expressed(`${noted} next(error);`, 'res.json({ ok: true });'),
      ],
      ['a status that was set before', expressed(noted, 'res.json({ ok: true });', 'res.status(503);')],
      [
        'a status that was assigned before',
        expressed(noted, 'res.json({ ok: true });', 'res.statusCode = 503;'),
      ],
      [
        'a status that is told elsewhere',
        expressed(noted, 'res.status(Number(process.env.STATUS)).json({ ok: true });'),
      ],
      ['a request that was answered before the work began', expressed(noted, '', 'res.sendStatus(202);')],
      [
        'an answer that depends on what was made',
        expressed(noted, 'if (req.body) res.json({ ok: true }); else res.status(500).send();'),
      ],
      ['an answer that holds something else', expressed(noted, 'res.json(req.body);')],
      [
        'an answer of what is tried again later',
        expressed(
          `${noted} await retries.add('order', req.body); return res.status(202).json({ ok: true });`,
        ),
      ],
      [
        'a read that was done without',
        expressed(noted, 'res.json({ ok: true });').replace(create, 'await prisma.order.findMany();'),
      ],
      [
        'something of the program that has a member of that name',
        `${source}
          export async function place(data: object, res: { json(body: object): void }) {
            try { await prisma.order.create({ data }); } catch (error) { console.error(error); }
            res.json({ ok: true });
          }`,
      ],
      [
        'what hono is told to answer and does not give back',
        `${source}
          import { Hono } from 'hono';
          export const app = new Hono();
          app.post('/orders', async (c) => {
            try { await prisma.order.create({ data: {} }); } catch (error) { console.error(error); }
            console.log(c.json({ ok: true }));
            return c.json(await prisma.order.findMany());
          });`,
      ],
    ].map(([name = '', code = '']) => ({ name, code })),
    ...[
      ['an excuse with a good status', caught("return { statusCode: 200, body: 'Try again later' };")],
      ['an excuse in an answer of the platform', caught("return new Response('Sorry');")],
      [
        'an excuse of Next.js',
        `${caught("return NextResponse.json({ message: 'No order' });")} import { NextResponse } from 'next/server';`,
      ],
      ['nothing, as the content of an answer', caught('return Response.json(null);')],
      ['koa: a status of failure', koa(`${noted} ctx.status = 502; ctx.body = { ok: true };`)],
      [
        'koa: a status of failure that stands before',
        koa(noted, 'ctx.body = { ok: true };', 'ctx.status = 503;'),
      ],
      [
        'koa: an error that is thrown for the framework',
        koa(`${noted} ctx.throw(502);`, 'ctx.body = { ok: true };'),
      ],
      [
        'koa: a body that is replaced',
        koa(noted, 'ctx.body = { ok: true }; if (!saved) ctx.body = { ok: false };'),
      ],
      [
        'koa: a body of its answer that is replaced',
        koa(noted, 'ctx.response.body = { ok: true }; if (!saved) ctx.body = { ok: false };'),
      ],
      [
        'koa: a status of failure, and the body of its answer',
        koa(noted, 'ctx.response.body = { ok: true };', 'ctx.status = 503;'),
      ],
      [
        'koa: a status of failure of its answer',
        koa(`${noted} ctx.response.status = 502; ctx.response.body = { ok: true };`),
      ],
      ['koa: an excuse', koa(`${noted} ctx.body = 'Sorry';`)],
      ['koa: no answer at all, which is a 404', koa(noted)],
      [
        'Next.js: a status of failure',
        page(`${noted} return res.status(500).json({ ok: true });`, 'res.json({ ok: true });'),
      ],
      ['Next.js: parts that were written before', page(`${noted} res.write('failed');`, 'res.end();')],
      [
        'Next.js: a status that may be one of failure',
        page(noted, 'res.writeHead(req.body ? 200 : 500); res.end();'),
      ],
      [
        'an excuse in the finalizer',
        expressed(`${noted} res.status(500);`).replace(/\}\s+\}\);$/, "} finally { res.send('ok'); } });"),
      ],
    ].map(([name = '', code = '']) => ({ name, code })),
    {
      name: 'a server action that answers nothing',
      code: `'use server'; ${source}
        export async function place(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { console.error(error); }
        }`,
    },
    {
      name: 'an error that nobody catches',
      code: `${source}
        export async function place(data: object) {
          await prisma.order.create({ data });
          return { success: true };
        }`,
    },
    { name: 'an error that is thrown on', code: caught('console.error(error); throw error;') },
    { name: 'an error that is thrown on for some reasons', code: caught('if (data) throw error;') },
    { name: 'an error that decides what is done', code: caught('if (data) console.error(error);') },
    { name: 'an error that is handed to what cannot be seen', code: caught('report(error);') },
    { name: 'an error that is kept', code: caught('errors.push(error);') },
    {
      name: 'a variable that holds what a call made of the error',
      code: caught('const text = report(error);'),
    },
    { name: 'a failure that is returned', code: caught('console.error(error); return { success: false };') },
    { name: 'a failure that is returned by another value', code: caught('return null;') },
    { name: 'nothing is returned where success is', code: caught('console.error(error); return;') },
    {
      name: 'a failure that is noted in a row',
      code: caught('await prisma.failure.create({ data: {} });'),
    },
    {
      name: 'a logger of the program that keeps what it is told',
      code: `${source}
        const logger = { async error(text: string) { await prisma.failure.create({ data: { text } }); } };
        export async function place(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { logger.error('no order'); }
          return true;
        }`,
    },
    { name: 'a failure that is expected, so that it is not noted', code: caught('') },
    {
      name: 'true is the answer to another question',
      code: ended('if (data) console.log(1); else return false; return true;'),
    },
    { name: 'what was made is returned', code: ended('return order;') },
    { name: 'what is returned depends on it', code: ended('return { success: order !== undefined };') },
    { name: 'a test before the end', code: ended('if (!order) return null; return true;') },
    { name: 'an error at the end', code: ended(`throw new Error('always');`) },
    { name: 'nothing is told to nobody', code: ended('') },
    { name: 'a bad status', code: ended(`return { statusCode: 500, success: true };`) },
    { name: 'a status in words', code: ended(`return { status: 'pending' };`) },
    { name: 'an answer about a failure', code: ended(`return { ok: true, error: 'none was made' };`) },
    {
      name: 'an answer with a bad status',
      code: ended(`return Response.json({ ok: true }, { status: 500 });`),
    },
    {
      name: 'an answer whose status is made elsewhere',
      code: `${ended('return new Response(null, init);')} declare const init: ResponseInit;`,
    },
    { name: 'an answer that holds what was made', code: ended('return Response.json({ order });') },
    {
      name: 'an answer of a class of the program',
      code: `${ended(`return new OrderResponse('placed');`)} class OrderResponse { constructor(readonly text: string) {} }`,
    },
    {
      name: 'something else was done, of which success is told',
      code: `${source}
        export async function place(data: object) {
          await prisma.order.create({ data });
          try { await prisma.note.create({ data }); } catch (error) { console.error(error); }
          return { success: true };
        }`,
    },
    {
      name: 'another change takes the place of the first one',
      code: `${source}
        export async function place(data: object) {
          let placed = false;
          try { await prisma.order.create({ data }); placed = true; } catch (error) { console.error(error); }
          if (!placed) await prisma.draft.create({ data });
          return true;
        }`,
    },
    {
      name: 'the messages that failed are named',
      code: batch(
        'const batchItemFailures: object[] = []; for (const { body, messageId } of event.Records) { try { await put(body); } catch { batchItemFailures.push({ itemIdentifier: messageId }); } } return { batchItemFailures };',
      ),
    },
    {
      name: 'parts of what nobody delivers again',
      code: batch(
        'for (const record of event.Records) await putOne(record);',
        '{ Records: { body: string }[] }',
      ),
    },
    {
      name: 'parts of one message',
      code: batch('for (const record of JSON.parse(event.Records[0].body)) await putOne(record);'),
    },
    {
      name: 'some of the messages',
      code: batch(
        'const Records = event.Records.slice(1); for (const record of Records) await putOne(record);',
      ),
    },
    {
      name: 'one item of many may fail, or is tried again',
      code: `${source}
        export async function place(all: object[]) {
          for (const data of all) {
            try { await prisma.order.create({ data }); } catch (error) { console.error(error); }
          }
          return true;
        }`,
    },
    {
      name: 'a read, a cache, and what nobody waits for',
      code: `${source}
        import Redis from 'ioredis';
        const redis = new Redis();
        export async function warm(data: object) {
          try { await prisma.order.findMany(); await redis.set('a', '1'); void prisma.order.create({ data }); } catch (error) { console.error(error); }
          return true;
        }`,
    },
    {
      name: 'a clean-up, and what is done when something else has failed',
      code: `${source}
        export async function read(data: object) {
          try { await prisma.order.findMany(); }
          catch (error) { try { await prisma.order.create({ data }); } catch (error) { console.error(error); } throw error; }
          finally { try { await prisma.order.create({ data }); } catch (error) { console.error(error); } }
          return true;
        }`,
    },
    {
      name: 'a finalizer that decides on the end',
      code: `${source}
        export async function place(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { console.error(error); } finally { if (data) throw new Error('always'); }
          return true;
        }`,
    },
    {
      name: 'the value of the caught promise is looked at',
      code: `${source}
        export async function place(data: object) {
          const order = await prisma.order.create({ data }).catch(() => null);
          console.log(order);
          return true;
        }`,
    },
    {
      name: 'the values of the caught promises are looked at',
      code: batch(
        'const put0 = await Promise.all(event.Records.map(({ body }) => put(body).catch(() => null))); console.log(put0);',
      ),
    },
    {
      name: 'a reaction that is written elsewhere',
      code: `${source}
        declare function react(error: unknown): void;
        export async function place(data: object) { await prisma.order.create({ data }).catch(react); return true; }`,
    },
    {
      name: 'the outcomes are looked at',
      code: `${source}
        export async function place(all: object[]) {
          const results = await Promise.allSettled(all.map((data) => prisma.order.create({ data })));
          console.log(results.length);
          return true;
        }`,
    },
    {
      name: 'a helper tells its caller by what it returns',
      code: `${source}
        async function save(data: object) {
          try { return await prisma.order.create({ data }); } catch (error) { console.error(error); }
        }
        async function keep(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { return; }
          return 'kept';
        }
        async function sure(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { return false; }
        }
        export async function place(data: object) {
          if (data) await save(data); else { await keep(data); await sure(data); }
          return true;
        }`,
    },
    {
      name: 'a helper that nobody waits for',
      code: `${source}
        export async function place(data: object) {
          void (async () => { try { await prisma.order.create({ data }); } catch (error) { console.error(error); } })();
          return true;
        }`,
    },
    {
      name: 'the first of several that succeeds',
      code: `${source}
        export async function place(data: object) {
          await Promise.race([
            (async () => { try { await prisma.order.create({ data }); } catch (error) { console.error(error); } })(),
            (async () => { try { await prisma.draft.create({ data }); } catch (error) { console.error(error); } })(),
          ]);
          return true;
        }`,
    },
    {
      name: 'the outcome of a caught read is another matter',
      code: `${source}
        export async function place(data: object) {
          try { await Promise.any([prisma.order.create({ data })]); } catch (error) { console.error(error); }
          return true;
        }`,
    },
    {
      name: 'a dependency that was declared optional, by its client, its package or its target',
      code: `
        import axios from 'axios';
        const search = axios.create({ baseURL: 'https://search.example' });
        export async function index(id: string) {
          try { await search.put('/items', { id }); } catch (error) { console.error(error); }
          return true;
        }`,
      settings: { distributed: { optional: ['search'] } },
    },
    {
      name: 'a message that is acknowledged by a call is delivered again',
      code: `${source}
        import type { Channel } from 'amqplib';
        export const start = (channel: Channel) =>
          channel.consume('orders', async (message) => {
            try { await prisma.order.create({ data: {} }); } catch (error) { console.error(error); }
          });`,
    },
    {
      name: 'a function for AWS Lambda that answers with what was made',
      code: lambda(`
        export const handler = async () => {
          try { return await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' })); } catch (error) { console.error(error); }
        };`),
    },
    {
      name: 'an engine repeats its own steps',
      code: `${source}
        import { Inngest } from 'inngest';
        const inngest = new Inngest({ id: 'shop' });
        export const place = inngest.createFunction({ id: 'place', triggers: [{ event: 'placed' }] }, async ({ step }) => {
          await step.run('save', async () => {
            try { await prisma.order.create({ data: {} }); } catch (error) { console.error(error); }
            return true;
          });
        });`,
    },
  ],
  invalid: [
    ...[
      ['koa, by a body', koa(noted, 'ctx.body = { ok: true };')],
      ['koa, by the body of its answer', koa(noted, 'ctx.response.body = { ok: true };')],
      ['koa, by the status of its answer', koa(noted, 'ctx.response.status = 204;')],
      ['koa, by a status', koa(noted, 'ctx.status = 204;')],
      ['koa, in the catch', koa(`${noted} ctx.status = 200; ctx.body = { success: true };`)],
      ['Next.js', page(noted, 'res.status(200).json({ ok: true });')],
      [
        'Next.js, by the end of an answer',
        page(noted, 'res.writeHead(200); res.end(JSON.stringify({ ok: true }));'),
      ],
      [
        'a status of an enum',
        expressed(noted, 'res.status(HttpStatus.CREATED).end();').replace(
          ';',
          "; import { HttpStatus } from '@nestjs/common';",
        ),
      ],
      ['in the finalizer', expressed(noted).replace(/\}\s+\}\);$/, "} finally { res.send('ok'); } });")],
    ].map(([name = '', code = '']) => ({
      name: `a request is answered with success: ${name}`,
      code,
      errors: [{ messageId: 'request' as const }],
    })),
    ...[
      ['by the platform', 'return Response.json({ success: true }, { status: 200 });'],
      ['without content', 'return new Response(null, { status: 204 });'],
      [
        'by an event of the platform',
        'return { statusCode: 200, body: JSON.stringify({ received: true }) };',
      ],
      ['by a word', "return 'ok';"],
    ].map(([name = '', handler = '']) => ({
      name: `success is returned in the catch: ${name}`,
      code: caught(`${noted} ${handler}`),
      errors: [{ messageId: 'returned' as const }],
    })),
    ...[
      ['after the catch', expressed(noted, 'res.json({ ok: true });')],
      ['by a constant that is told whatever happened', expressed(noted, "res.status(201).send('placed');")],
      ['in the catch', expressed(`${noted} res.status(200).json({ success: true });`)],
      ['by a status alone', expressed(`${noted} return res.sendStatus(200);`, 'res.sendStatus(200);')],
      [
        'in a function that the route names',
        `${source}
          import type { Request, Response } from 'express';
          export async function place(req: Request, res: Response) {
            try { ${create} } catch (error) { console.error(error); }
            res.set('x', 'y').json({ ok: true });
          }`,
      ],
      [
        'by fastify',
        `${source}
          import type { FastifyReply, FastifyRequest } from 'fastify';
          export async function place(req: FastifyRequest, reply: FastifyReply) {
            try { ${create} } catch (error) { req.log.error(error); }
            return reply.code(200).send({ ok: true });
          }`,
      ],
    ].map(([name = '', code = '']) => ({
      name: `a request is answered with success ${name}`,
      code,
      errors: [{ messageId: 'request' as const }],
    })),
    {
      name: 'success is given back to hono',
      code: `${source}
        import { Hono } from 'hono';
        export const app = new Hono();
        app.post('/orders', async (c) => {
          try { await prisma.order.create({ data: {} }); } catch (error) { console.error(error); }
          return c.json({ ok: true }, 201);
        });`,
      errors: [{ messageId: 'returned' }],
    },
    {
      name: 'success is returned after a catch that only logs',
      code: `${source}
        export async function place(data: object) {
          try {
            await prisma.order.create({ data });
          } catch (error) {
            const text = error instanceof Error ? error.message : 'unknown';
            console.error('no order', text);
          }
          return { success: true };
        }`,
      errors: [{ messageId: 'returned', line: 7, data: { call: 'prisma.order.create', via: '', than: '' } }],
    },
    {
      name: 'the same value is returned by the catch',
      code: `${source}
        export async function place(data: object) {
          try {
            await prisma.order.create({ data });
            return true;
          } catch (error) {
            console.error(error);
            return true;
          }
        }`,
      errors: [{ messageId: 'returned', line: 7 }],
    },
    {
      name: 'a status code',
      code: ended('return { statusCode: 204 };'),
      errors: [{ messageId: 'returned' }],
    },
    {
      name: 'a status in a word',
      code: ended(`return { status: 'OK' };`),
      errors: [{ messageId: 'returned' }],
    },
    {
      name: 'an answer with no body, a constant one, or one that says so',
      code: `${ended('return new Response();')}
        export async function second(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { console.error(error); }
          return new Response('placed', { status: 201, headers: {} });
        }
        export async function third(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { console.error(error); }
          return Response.json({ message: 'placed', again: { later: true } });
        }
        export async function fourth(data: object, id: string) {
          try { await prisma.order.create({ data }); } catch (error) { console.error(error); }
          return Response.json({ success: true, id });
        }`,
      errors: [
        { messageId: 'returned' },
        { messageId: 'returned' },
        { messageId: 'returned' },
        { messageId: 'returned' },
      ],
    },
    {
      name: 'a chained catch, and a method of the console',
      code: `${source}
        export async function place(data: object) {
          if (data) await prisma.order.create({ data }).catch((error) => { console.error(error); });
          else await (prisma.draft.create({ data }).catch((error) => console.error(error)));
          return true;
        }
        export async function note(data: object) {
          await prisma.note.create({ data }).catch(console.error);
          return true;
        }
        export async function keep(data: object) {
          await prisma.note.create({ data }).catch((error) => console.error(error));
          return true;
        }`,
      errors: [
        { messageId: 'returned', line: 6 },
        { messageId: 'returned', line: 7 },
        { messageId: 'returned', line: 11 },
        { messageId: 'returned', line: 15 },
      ],
    },
    {
      name: 'a chained catch of one of several that are waited for',
      code: `${source}
        export async function place(data: object) {
          await Promise.all([prisma.order.create({ data }).catch(console.error), prisma.order.findMany()]);
          return true;
        }`,
      errors: [{ messageId: 'returned', line: 6 }],
    },
    {
      name: 'an error that is not even noted, of what nobody can expect to fail',
      code: `
        import axios from 'axios';
        export async function pay(id: string) {
          await axios.post('https://shop.example/payments', { id }).catch(() => null);
          return { success: true };
        }`,
      errors: [{ messageId: 'returned', line: 4 }],
    },
    {
      name: 'outcomes that nobody looks at',
      code: `${source}
        export async function place(all: object[]) {
          await Promise.allSettled(all.map((data) => prisma.order.create({ data })));
          return { ok: true };
        }`,
      errors: [{ messageId: 'returned', line: 6 }],
    },
    {
      name: 'a helper of which success is told',
      code: `${source}
        const logger = { error(text: string) { console.error(text); } };
        async function save(data: object) {
          try { await prisma.order.create({ data }); } catch (error) { logger.error('no order'); return undefined; }
        }
        class Orders {
          async place(data: object) { await Promise.all([save(data)]); }
        }
        export async function place(orders: Orders, data: object) {
          await prisma.$transaction(async () => { await orders.place(data); });
          return { success: true };
        }`,
      errors: [
        {
          messageId: 'returned',
          line: 7,
          data: { call: 'prisma.order.create', via: '', than: '' },
        },
      ],
    },
    {
      name: 'a request is answered, through an injected repository',
      code: nest(`
        @Post()
        async place(body: object) {
          try { return await this.orders.insert(body); } catch (error) { this.logger.error(error); }
        }`),
      errors: [{ messageId: 'request', data: { call: 'this.orders.insert', via: '', than: '' } }],
    },
    {
      name: 'a message is taken as done',
      code: `${source}
        import { Worker } from 'bullmq';
        export const worker = new Worker('orders', async (job) => {
          try { await prisma.order.create({ data: job.data }); } catch (error) { console.error(error); }
        });`,
      errors: [{ messageId: 'message' }],
    },
    {
      name: 'a message whose handler is decorated',
      code: `
        import { Processor, WorkerHost } from '@nestjs/bullmq';
        import type { Repository } from 'typeorm';
        @Processor('orders')
        export class Orders extends WorkerHost {
          constructor(private readonly orders: Repository<object>) { super(); }
          async process(job: { data: object }) {
            try { await this.orders.insert(job.data); } catch (error) { console.error(error); return; }
          }
        }`,
      errors: [{ messageId: 'message' }],
    },
    ...(
      [
        [
          'each',
          'for (const { body } of event.Records) { try { await put(body); } catch (error) { console.error(error); } }',
        ],
        ['each, by a function', 'for (const record of event.Records) await putOne(record);'],
        [
          'each at once, by a reaction',
          'await Promise.all(event.Records.map(({ body }) => put(body).catch(console.error)));',
        ],
        [
          'each at once, by a reaction that is awaited',
          'await Promise.allSettled(event.Records.map(async ({ body }) => (await put(body).catch((error) => console.error(error)))));',
        ],
        [
          'each at once',
          'await Promise.all(event.Records.map(async ({ body }) => { try { await put(body); } catch (error) { console.error(error); } }));',
        ],
      ] as const
    ).map(([name, body]) => ({
      name: `the messages of one delivery are taken as done as a whole: ${name}`,
      code: batch(body),
      errors: [
        { messageId: 'event' as const, data: { call: 's3.send', via: ' (via `put → s3.send`)', than: '' } },
      ],
    })),
    {
      name: 'an event is taken as handled',
      code: lambda(`
        async function store() {
          try { await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' })); } catch (error) { console.error(error); }
        }
        export const handler = async () => { await store(); };`),
      errors: [{ messageId: 'event', data: { call: 's3.send', via: '', than: '' } }],
    },
    {
      name: 'another dependency is declared optional',
      code: caught('console.error(error);'),
      settings: { distributed: { optional: ['search'] } },
      errors: [{ messageId: 'returned' }],
    },
  ],
});

untypedRuleTester.run('no-swallowed-remote-error without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const knex = require('knex')({ client: 'pg' });
        exports.place = async (id) => {
          try { await knex('orders').insert({ id }); } catch (error) { console.error(error); }
          return { success: true };
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'returned', line: 4 }],
    },
  ],
});
