import rule from '../../rules/require-circuit-breaker.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const express = `
  import express from 'express';
  const app = express();
  `;

ruleTester.run('require-circuit-breaker', rule, {
  valid: [
    {
      name: 'an answer that a framework keeps and renews in the background',
      filename: 'app/feed/route.ts',
      code: `
        import { NextResponse } from 'next/server';
        export async function GET() { return NextResponse.json(await fetch('https://cms.example/posts', { next: { revalidate: 600 } })); }`,
    },
    {
      name: 'a breaker that all requests share',
      code: `${express} import CircuitBreaker from 'opossum';
        const load = (id: string) => fetch('https://stock.example/' + id);
        const stock = new CircuitBreaker(load, { timeout: 2_000 });
        app.get('/items', async (req, res) => { res.json(await stock.fire('1')); });`,
    },
    {
      name: 'a breaker around the function that makes the call',
      code: `${express} import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
        const policy = circuitBreaker(handleAll, { halfOpenAfter: 10_000, breaker: new ConsecutiveBreaker(5) });
        const load = async () => fetch('https://stock.example/items');
        app.get('/items', async (req, res) => { res.json(await policy.execute(() => load())); });`,
    },
    {
      name: 'policies of which some cannot be seen',
      code: `${express} import { wrap, type IPolicy } from 'cockatiel'; declare const policies: IPolicy[];
        const policy = wrap(...policies);
        app.get('/items', async (req, res) => { res.json(await policy.execute(() => fetch('https://stock.example'))); });`,
    },
    {
      name: 'a bulkhead',
      code: `${express} import pLimit from 'p-limit'; const limit = pLimit(10);
        app.get('/items', async (req, res) => { res.json(await limit(() => fetch('https://stock.example'))); });`,
    },
    {
      name: 'a breaker of the program',
      code: `${express}
        async function throughBreaker<T>(run: () => Promise<T>): Promise<T> { return run(); }
        app.get('/items', async (req, res) => { res.json(await throughBreaker(() => fetch('https://stock.example'))); });`,
    },
    {
      name: 'a decorator of the program may put a breaker around the method',
      code: `${express} import CircuitBreaker from 'opossum';
        function Guarded(_: object, __: string, held: PropertyDescriptor) {
          const guard = new CircuitBreaker(held.value as () => Promise<unknown>);
          held.value = () => guard.fire();
        }
        class Stock { @Guarded load() { return fetch('https://stock.example'); } }
        const stock = new Stock();
        app.get('/items', async (req, res) => { res.json(await stock.load()); });`,
    },
    {
      name: 'a declared mesh between services',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch('http://stock/items')); });`,
      settings: { distributed: { mesh: { breaker: true } } },
    },
    {
      name: 'a mesh of which only the limits are declared may open circuits as well',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch('http://stock/items')); });`,
      settings: { distributed: { mesh: { timeout: true } } },
    },
    {
      name: 'a database has a pool',
      code: `${express} import { Pool } from 'pg'; const pool = new Pool();
        app.get('/items', async (req, res) => { res.json(await pool.query('SELECT 1')); });`,
    },
    {
      name: 'nobody waits for the call',
      code: `${express} app.get('/items', (req, res) => { void fetch('https://audit.example'); res.end(); });`,
    },
    {
      name: 'nobody waits for the function',
      code: `${express}
        async function audit() { await fetch('https://audit.example'); }
        app.get('/items', (req, res) => {
          void (async () => { await audit(); })();
          res.end();
        });`,
    },
    {
      name: 'a job is no request',
      code: `
        import { Worker } from 'bullmq';
        new Worker('orders', async () => { await fetch('https://stock.example'); });`,
    },
    {
      name: 'what runs when the process starts',
      code: `${express}
        const load = () => fetch('https://config.example');
        const config = await load();
        app.get('/config', (req, res) => { res.json(config); });`,
    },
    {
      name: 'hooks of a server that no request waits for',
      code: `
        import Fastify from 'fastify';
        const app = Fastify();
        app.addHook('onReady', async () => { await fetch('https://config.example'); });
        app.addHook('onClose', async () => { await fetch('https://registry.example', { method: 'DELETE' }); });
        app.addHook('onResponse', async () => { await fetch('https://metrics.example'); });`,
    },
    {
      name: 'a hook of which nobody knows when it runs',
      code: `
        import Fastify from 'fastify';
        const app = Fastify();
        export const add = (name: 'onRequest') => app.addHook(name, async () => { await fetch('https://config.example'); });`,
    },
    {
      name: 'a method that Nest calls when the process starts',
      code: `
        import { Controller, Get, type OnModuleInit } from '@nestjs/common';
        @Controller() export class Rates implements OnModuleInit {
          private rates: unknown;
          async onModuleInit() { await this.load(); }
          private async load() { this.rates = await fetch('https://rates.example'); }
          @Get() all() { return this.rates; }
        }`,
    },
    {
      name: 'a request to any address depends on nothing in particular',
      code: `${express} app.get('/preview', async (req, res) => { res.json(await fetch(String(req.query.url))); });`,
    },
    {
      name: 'a path that is given may be an address',
      code: `${express} app.get('/preview', async (req, res) => { res.json(await fetch(new URL(req.query.at as string, 'https://stock.example'))); });`,
    },
    {
      name: 'a function that nobody is known to call',
      code: "export const load = () => fetch('https://stock.example');",
    },
    {
      name: 'one of several implementations may be another one',
      code: `${express}
        interface Stock { load(): unknown }
        class Remote implements Stock { load() { return fetch('https://stock.example'); } }
        class Local implements Stock { load() { return 1; } }
        declare const stock: Stock;
        app.get('/items', async (req, res) => { res.json(await stock.load()); });
        export const all = [new Remote(), new Local()];`,
    },
    {
      name: 'a function that is handed to someone who may run it later',
      code: `${express} import { later } from 'some-package';
        const kept: (() => unknown)[] = [];
        function keep(run: () => unknown) { kept.push(run); }
        app.get('/items', (req, res) => {
          later(() => fetch('https://stock.example'));
          keep(() => fetch('https://price.example'));
          res.end();
        });`,
    },
    {
      name: 'a route that a schedule calls',
      filename: 'app/cron/route.ts',
      code: `import { NextResponse } from 'next/server';
        export async function GET() { await fetch('https://stock.example'); return NextResponse.json({}); }`,
    },
    {
      name: 'a call in an endless circle of functions',
      code: `function a() { b(); return fetch('https://stock.example'); } function b(): void { void a(); c(); } function c() { a(); } export { a };`,
    },
    {
      name: 'a step of a durable engine',
      code: `
        import { Inngest } from 'inngest';
        const inngest = new Inngest({ id: 'shop' });
        export const sync = inngest.createFunction({ id: 'sync' }, { event: 'sync' }, async ({ step }) => {
          await step.run('load', () => fetch('https://stock.example'));
        });`,
    },
  ],
  invalid: [
    {
      name: 'a path at an address of the deployment',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch(new URL('/items', process.env.STOCK_URL))); });`,
      errors: [{ messageId: 'unguarded', data: { call: 'fetch', host: ' of `STOCK_URL`', via: '' } }],
    },
    {
      name: 'a limiter that lets as many run as there are',
      code: `${express} import PQueue from 'p-queue'; const queue = new PQueue();
        app.get('/items', async (req, res) => { res.json(await queue.add(() => fetch('https://stock.example'))); });`,
      errors: [{ messageId: 'unguarded', line: 5 }],
    },
    {
      name: 'a hook that each request waits for',
      code: `
        import Fastify from 'fastify';
        const app = Fastify();
        app.addHook('preHandler', async () => { await fetch('https://users.example'); });`,
      errors: [{ messageId: 'unguarded', line: 4 }],
    },
    {
      name: 'what the process loads when it starts, and requests load again',
      code: `
        import { Controller, Get, type OnModuleInit } from '@nestjs/common';
        @Controller() export class Rates implements OnModuleInit {
          async onModuleInit() { await this.load(); }
          @Get() async load() { return fetch('https://rates.example'); }
        }`,
      errors: [{ messageId: 'unguarded', line: 5 }],
    },
    {
      name: 'a request waits for another service',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch('https://stock.example/items')); });`,
      errors: [
        {
          messageId: 'unguarded',
          line: 4,
          data: { call: 'fetch', host: ' of `stock.example`', via: '' },
        },
      ],
    },
    {
      name: 'one host is one finding, another host another one',
      code: `${express}
        app.get('/items', async (req, res) => { res.json(await fetch('https://stock.example/items')); });
        app.get('/count', async (req, res) => { res.json(await fetch(\`https://stock.example/\${req.url}\`)); });
        app.get('/price', async (req, res) => { res.json(await fetch(\`\${process.env.PRICES}/price\`)); });`,
      errors: [
        { messageId: 'unguarded', line: 5 },
        { messageId: 'unguarded', line: 7, data: { call: 'fetch', host: ' of `PRICES`', via: '' } },
      ],
    },
    {
      name: 'an answer that a framework asks for each time',
      filename: 'app/feed/route.ts',
      code: `
        import { NextResponse } from 'next/server';
        export async function GET() { return NextResponse.json(await fetch('https://cms.example/posts', { next: { revalidate: 0 } })); }`,
      errors: [{ messageId: 'unguarded', line: 3 }],
    },
    {
      name: 'through helpers and functions that are handed over',
      code: `${express} import pRetry from 'p-retry';
        const load = () => fetch('https://stock.example');
        const again = () => pRetry(load);
        async function timed<T>(run: () => Promise<T>): Promise<T> { return await run(); }
        async function list(req: express.Request, res: express.Response) {
          res.json(await timed(() => again()));
        }
        app.get('/items', list);`,
      errors: [
        {
          messageId: 'unguarded',
          line: 5,
          data: {
            call: 'fetch',
            host: ' of `stock.example`',
            via: ' (via `list → again → load`)',
          },
        },
      ],
    },
    {
      name: 'a route of @koa/router, behind its middleware',
      code: `import Router from '@koa/router';
        const router = new Router();
        router.get('/items', async (context, next) => { await next(); }, async (context) => {
          context.body = await fetch('https://stock.example/items');
        });`,
      errors: [{ messageId: 'unguarded', line: 4 }],
    },
    {
      name: 'a procedure of tRPC, and what its middleware asks',
      code: `import { initTRPC } from '@trpc/server';
        interface Context { readonly session: string }
        const t = initTRPC.meta<{ readonly open: boolean }>().context<Context>().create();
        const signedIn = t.procedure.use(async ({ ctx, next }) => {
          await fetch('https://sessions.example', { method: 'POST', body: ctx.session });
          return next();
        });
        export const items = signedIn
          .input((value: unknown) => String(value))
          .query(async ({ input }) => (await fetch(\`https://stock.example/\${input}\`)).text());`,
      errors: [
        { messageId: 'unguarded', line: 5, data: { call: 'fetch', host: ' of `sessions.example`', via: '' } },
        { messageId: 'unguarded', line: 10, data: { call: 'fetch', host: ' of `stock.example`', via: '' } },
      ],
    },
    {
      name: 'a client is named where it is built, once',
      code: `${express} import Stripe from 'stripe';
        const stripe = new Stripe('key');
        app.get('/charges', async (req, res) => { res.json(await stripe.charges.list()); });
        app.get('/refunds', async (req, res) => { res.json(await stripe.refunds.list()); });`,
      errors: [
        {
          messageId: 'unguarded',
          line: 5,
          column: 24,
          data: { call: 'stripe.charges.list', host: '', via: '' },
        },
      ],
    },
    {
      name: 'an injected client, on the way of a controller',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { Controller, Get, Injectable } from '@nestjs/common';
        import { firstValueFrom } from 'rxjs';
        @Injectable()
        export class Stock {
          constructor(private readonly http: HttpService) {}
          async load() { return firstValueFrom(this.http.get('/items')); }
        }
        @Controller()
        export class Items {
          constructor(private readonly stock: Stock) {}
          @Get() list() { return this.stock.load(); }
        }`,
      errors: [
        {
          messageId: 'unguarded',
          line: 8,
          data: { call: 'this.http.get', host: '', via: ' (via `Items.list → Stock.load`)' },
        },
      ],
    },
    {
      name: 'a route of Next.js waits for a vendor, with a limit and retries of its own',
      filename: 'app/pay/route.ts',
      code: `
        import Stripe from 'stripe'; import { NextResponse } from 'next/server';
        const stripe = new Stripe('key', { timeout: 5_000 });
        export async function POST() { return NextResponse.json(await stripe.balance.retrieve()); }`,
      settings: { distributed: { mesh: { timeout: true } } },
      errors: [{ messageId: 'unguarded', line: 3 }],
    },
    {
      name: 'an API route of Next.js, wrapped where it is exported, waits for a vendor',
      filename: 'pages/api/pay.ts',
      code: `
        import Stripe from 'stripe'; import type { NextApiRequest, NextApiResponse } from 'next';
        const stripe = new Stripe('key');
        declare const withUser: (run: (request: NextApiRequest, response: NextApiResponse) => Promise<void>) => () => void;
        async function pay(request: NextApiRequest, response: NextApiResponse) { response.json(await stripe.balance.retrieve()); }
        export default withUser(pay);`,
      errors: [{ messageId: 'unguarded', line: 3 }],
    },
    {
      name: 'a route in a chain of hono waits for a vendor',
      code: `import { Hono } from 'hono'; import Stripe from 'stripe';
        const stripe = new Stripe('key');
        const pay = new Hono().use(async (c, next) => next()).get('/', async (c) => c.json(await stripe.balance.retrieve()));
        export const app = new Hono().route('/pay', pay);`,
      errors: [{ messageId: 'unguarded', line: 2 }],
    },
    {
      name: 'a route in a plugin of fastify waits for a vendor',
      code: `import fastify from 'fastify'; import Stripe from 'stripe';
        const stripe = new Stripe('key');
        const server = fastify();
        server.register(async (app) => { app.get('/pay', async () => ({ ...(await stripe.balance.retrieve()) })); });`,
      errors: [{ messageId: 'unguarded', line: 2 }],
    },
    {
      name: 'a server action that a builder makes waits for a vendor',
      code: `'use server';
        import Stripe from 'stripe';
        const stripe = new Stripe('key');
        declare const client: { schema(): { action(run: () => Promise<unknown>): () => void } };
        export const pay = client.schema().action(async () => ({ ...(await stripe.balance.retrieve()) }));`,
      errors: [{ messageId: 'unguarded', line: 3 }],
    },
    {
      name: 'a breaker elsewhere is not on the way',
      code: `${express} import CircuitBreaker from 'opossum';
        const load = () => fetch('https://stock.example');
        const stock = new CircuitBreaker(load);
        app.get('/items', async (req, res) => { res.json(await stock.fire()); });
        app.get('/all', async (req, res) => { res.json(await load()); });`,
      errors: [{ messageId: 'unguarded', line: 5 }],
    },
  ],
});

untypedRuleTester.run('require-circuit-breaker without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const express = require('express');
        const app = express();
        app.get('/items', async (req, res) => { res.json(await fetch('https://stock.example')); });`,
      filename: 'file.js',
      errors: [{ messageId: 'unguarded', line: 4 }],
    },
  ],
});
