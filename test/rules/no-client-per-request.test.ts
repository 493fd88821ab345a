import rule from '../../rules/no-client-per-request.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const express = `
  import express from 'express';
  import { Pool } from 'pg';
  const app = express();
  const url = process.env.DATABASE_URL;
  `;

ruleTester.run('no-client-per-request', rule, {
  valid: [
    {
      name: 'a pool of the module is shared',
      code: `${express} const pool = new Pool({ connectionString: url });
        app.get('/orders', async (req, res) => { res.json(await pool.query('SELECT 1')); });`,
    },
    {
      name: 'a pool that is kept is built once',
      code: `${express} let pool: Pool | undefined;
        app.get('/orders', async (req, res) => {
          pool ??= new Pool({ connectionString: url });
          res.json(await pool.query('SELECT 1'));
        });`,
    },
    {
      name: 'a pool that is assigned from a variable is kept',
      code: `${express} let kept: Pool | undefined;
        app.get('/orders', async (req, res) => {
          const pool = new Pool({ connectionString: url });
          kept = pool;
          res.json(await kept.query('SELECT 1'));
        });`,
    },
    {
      name: 'a pool that is put into a map is kept',
      code: `${express} const pools = new Map<string, Pool>();
        app.get('/orders', async (req, res) => {
          const pool = new Pool({ connectionString: url });
          pools.set('orders', pool);
          res.json(await pool.query('SELECT 1'));
        });`,
    },
    {
      name: 'a pool that is given away in an object may be kept',
      code: `${express} declare const keep: (held: object) => void;
        app.get('/orders', async (req, res) => {
          const pool = new Pool({ connectionString: url });
          keep({ pool });
          res.json(await pool.query('SELECT 1'));
        });`,
    },
    {
      name: 'a part of a client that is handed on may lead anywhere',
      code: `${express} import { PrismaClient } from '@prisma/client'; declare const keep: (held: object) => void;
        app.get('/orders', async (req, res) => {
          const prisma = new PrismaClient();
          keep(prisma.order);
          res.json(await prisma.order.findMany());
        });`,
    },
    {
      name: 'a member of a part that is handed on with the client may lead anywhere',
      code: `${express} import { PrismaClient } from '@prisma/client'; declare const keep: (held: object) => void;
        app.get('/orders', (req, res) => {
          const prisma = new PrismaClient();
          res.on('close', prisma.$disconnect.bind(prisma));
        });`,
    },
    {
      name: 'a member that is handed on may lead anywhere',
      code: `${express}
        app.get('/orders', (req, res) => {
          const pool = new Pool({ connectionString: url });
          res.on('close', pool.end);
        });`,
    },
    {
      name: 'a client of a tenant is made of what the request says',
      code: `${express}
        app.get('/orders', async (req, res) => {
          const { tenant } = req.query;
          const pool = new Pool({ connectionString: String(tenant) });
          res.json(await pool.query('SELECT 1'));
        });`,
    },
    {
      name: 'credentials that are waited for may be others each time',
      code: `${express} declare const credentials: () => Promise<string>;
        app.get('/orders', async (req, res) => {
          const pool = new Pool({ password: await credentials() });
          res.json(await pool.query('SELECT 1'));
        });`,
    },
    {
      name: 'what an instance holds may be of that instance alone',
      code: `
        import { Controller, Get } from '@nestjs/common';
        import { Pool } from 'pg';
        @Controller()
        export class Orders {
          constructor(private readonly url: string) {}
          @Get() list() { return new Pool({ connectionString: this.url }).query('SELECT 1'); }
        }`,
    },
    {
      name: 'a field is built with its instance',
      code: `
        import { Controller, Get } from '@nestjs/common';
        import { Pool } from 'pg';
        @Controller()
        export class Orders {
          private readonly pool = new Pool();
          @Get() list() { return this.pool.query('SELECT 1'); }
        }`,
    },
    {
      name: 'a function that nobody enters for a request runs when it runs',
      code: `
        import { Pool } from 'pg';
        export async function report() { await new Pool().query('SELECT 1'); }
        export async function main() { await report(); }`,
    },
    {
      name: 'a factory whose result is kept runs once',
      code: `${express} const open = () => new Pool({ connectionString: url });
        let pool: Pool | undefined;
        app.get('/orders', async (req, res) => {
          pool ??= open();
          res.json(await pool.query('SELECT 1'));
        });`,
    },
    {
      name: 'a factory that a package calls may be called once',
      code: `${express} import { lazy } from 'some-package';
        const pool = lazy(() => new Pool({ connectionString: url }));
        app.get('/orders', async (req, res) => { res.json(await pool().query('SELECT 1')); });`,
    },
    {
      name: 'what a handler returns is for whoever runs it',
      code: `${express} app.get('/pool', () => new Pool({ connectionString: url }));`,
    },
    {
      name: 'a client without connections of its own costs little',
      code: `${express} import Stripe from 'stripe';
        app.get('/orders', async (req, res) => { res.json(await new Stripe('key').charges.list()); });`,
    },
    {
      name: 'a connection that listens is of the request alone',
      code: `${express} import Redis from 'ioredis';
        app.get('/events', async (req, res) => {
          const listener = new Redis();
          await listener.subscribe('orders');
          res.write('open');
        });`,
    },
    {
      name: 'a connection that is derived from a shared one is meant to be its own',
      code: `${express} import Redis from 'ioredis';
        const redis = new Redis();
        app.get('/events', async (req, res) => {
          const own = redis.duplicate();
          res.json(await own.get('orders'));
        });`,
    },
    {
      name: 'a job at the top of a module runs with the process',
      code: "import { Pool } from 'pg'; async function start() { await new Pool().query('SELECT 1'); } void start();",
    },
    {
      name: 'a handler of nothing that is known to run it',
      code: "import { Pool } from 'pg'; export const handler = async () => { await new Pool().query('SELECT 1'); };",
    },
  ],
  invalid: [
    {
      name: 'a client that is called through its parts',
      code: `${express} import { PrismaClient } from '@prisma/client';
        app.get('/orders', async (req, res) => {
          const prisma = new PrismaClient();
          try { res.json(await prisma.order.findMany()); } finally { await prisma.$disconnect(); }
        });`,
      errors: [{ messageId: 'repeated', line: 8 }],
    },
    {
      name: 'a pool for each request',
      code: `${express}
        app.get('/orders', async (req, res) => {
          const pool = new Pool({ connectionString: url, max: 5 });
          const { rows } = await pool.query('SELECT 1');
          await pool.end();
          res.json(rows);
        });`,
      errors: [
        {
          messageId: 'repeated',
          line: 8,
          data: { name: 'Pool', entry: 'the handler', via: '' },
        },
      ],
    },
    {
      name: 'a client that is used where it is built, of constants of the function',
      code: `${express}
        app.get('/orders', async (req, res) => {
          const connectionString = process.env.DATABASE_URL;
          res.json(await new Pool({ connectionString }).query('SELECT 1'));
        });`,
      errors: [{ messageId: 'repeated', line: 9 }],
    },
    {
      name: 'a factory that is called for each request, below helpers',
      code: `${express}
        const open = () => new Pool({ connectionString: url });
        async function orders() {
          const pool = open();
          return pool.query('SELECT 1');
        }
        async function list(req: express.Request, res: express.Response) {
          res.json(await orders());
        }
        app.get('/orders', list);`,
      errors: [
        {
          messageId: 'repeated',
          line: 7,
          data: { name: 'Pool', entry: '`list`', via: ' (via \`list → orders → open\`)' },
        },
      ],
    },
    {
      name: 'a factory of a factory',
      code: `${express}
        const open = () => new Pool({ connectionString: url });
        function opened() { return open(); }
        app.get('/orders', async (req, res) => { res.json(await opened().query('SELECT 1')); });`,
      errors: [{ messageId: 'repeated', line: 7 }],
    },
    {
      name: 'a method that requests enter, and a function that it has run',
      code: `
        import { Controller, Get } from '@nestjs/common';
        import pRetry from 'p-retry';
        import { Pool } from 'pg';
        const load = async () => { await new Pool().query('SELECT 1'); };
        @Controller()
        export class Orders {
          @Get() async list() { await pRetry(load); }
        }`,
      errors: [
        {
          messageId: 'repeated',
          line: 5,
          data: { name: 'Pool', entry: '`Orders.list`', via: ' (via \`Orders.list → load\`)' },
        },
      ],
    },
    {
      name: 'a client for each message, wrapped in another one',
      code: `
        import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
        import type { SQSEvent } from 'aws-lambda';
        export const handler = async (event: SQSEvent) => {
          const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: process.env.AWS_REGION }));
          return (await documents.send(new GetCommand({ TableName: 'orders', Key: { id: event } }))).Item;
        };`,
      errors: [
        { messageId: 'repeated', line: 6, data: { name: 'DynamoDBClient', entry: '`handler`', via: '' } },
      ],
    },
    {
      name: 'a client that a package uses',
      code: `
        import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
        import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
        export async function handler() {
          const s3 = new S3Client({});
          return getSignedUrl(s3, new GetObjectCommand({ Bucket: 'a', Key: 'b' }));
        }`,
      errors: [{ messageId: 'repeated', line: 5 }],
    },
    {
      name: 'a connection for each message',
      code: `
        import amqp from 'amqplib';
        import { Worker } from 'bullmq';
        new Worker('orders', async () => {
          const connection = await amqp.connect('amqp://broker');
          const channel = await connection.createChannel();
          channel.sendToQueue('done', Buffer.from('x'));
          await connection.close();
        });`,
      errors: [{ messageId: 'repeated', line: 5 }],
    },
    {
      name: 'a server action',
      code: `'use server';
        import { Pool } from 'pg';
        export async function load() { const pool = new Pool(); return await pool.query('SELECT 1'); }`,
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a route of Next.js, wrapped before it is exported',
      filename: 'app/orders/route.ts',
      code: `
        import { Pool } from 'pg'; import type { NextRequest } from 'next/server';
        declare const withSession: <T>(run: T) => T;
        export const GET = withSession(async () => {
          const pool = (new Pool()) as Pool;
          return Response.json(await pool.query('SELECT 1'));
        });`,
      errors: [{ messageId: 'repeated', line: 5 }],
    },
  ],
});

untypedRuleTester.run('no-client-per-request without types', rule, {
  valid: [
    {
      name: 'a helper that a module for AWS Lambda exports is no handler',
      code: `
        const { S3Client } = require('@aws-sdk/client-s3');
        exports.clean = async () => { await new S3Client({}).send({}); };
        module.exports = function () { return new S3Client({}).send({}); };`,
    },
  ],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');
        exports.handler = async (event) => {
          const sqs = new SQSClient({ region: process.env.AWS_REGION });
          await sqs.send(new SendMessageCommand({ QueueUrl: process.env.URL, MessageBody: event.body }));
        };`,
      errors: [{ messageId: 'repeated', line: 4 }],
    },
  ],
});
