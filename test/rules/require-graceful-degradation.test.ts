import rule from '../../rules/require-graceful-degradation.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const express = `
  import express from 'express';
  const app = express();
  `;
const optional = (...names: readonly string[]) => ({ distributed: { optional: names } });

ruleTester.run('require-graceful-degradation', rule, {
  valid: [
    {
      name: 'nothing is declared optional',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch('https://hints.example')); });`,
    },
    {
      name: 'another dependency is',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch('https://stock.example')); });`,
      settings: optional('hints.example'),
    },
    {
      name: 'the failure is caught where the call is made',
      code: `${express}
        app.get('/items', async (req, res) => {
          let hints: unknown = null;
          try { hints = await fetch('https://hints.example'); } catch { hints = null; }
          res.json(hints);
        });`,
      settings: optional('hints.example'),
    },
    {
      name: 'the failure is caught by the promise',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch('https://hints.example').catch(() => null)); });`,
      settings: optional('hints.example'),
    },
    {
      name: 'the failure is caught on the way',
      code: `${express}
        const load = async () => { return await fetch('https://hints.example'); };
        app.get('/items', async (req, res) => {
          try { res.json(await load()); } catch { res.json([]); }
        });`,
      settings: optional('hints.example'),
    },
    {
      name: 'the others are waited for, whatever becomes of it',
      code: `${express}
        app.get('/items', async (req, res) => {
          res.json(await Promise.allSettled([fetch('https://stock.example'), fetch('https://hints.example')]));
        });`,
      settings: optional('hints.example'),
    },
    {
      name: 'nobody waits for it',
      code: `${express} app.get('/items', (req, res) => { void fetch('https://hints.example'); res.end(); });`,
      settings: optional('hints.example'),
    },
    {
      name: 'a breaker may answer for it',
      code: `${express} import CircuitBreaker from 'opossum';
        const load = async () => { return await fetch('https://hints.example'); };
        const hints = new CircuitBreaker(load);
        hints.fallback(() => []);
        app.get('/items', async (req, res) => { res.json(await hints.fire()); });`,
      settings: optional('hints.example'),
    },
    {
      name: 'operators may take the failure in',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { Controller, Get } from '@nestjs/common';
        import { catchError, firstValueFrom, of } from 'rxjs';
        @Controller()
        export class Items {
          constructor(private readonly http: HttpService) {}
          @Get() async list() { return await firstValueFrom(this.http.get('https://hints.example').pipe(catchError(() => of([])))); }
        }`,
      settings: optional('hints.example'),
    },
    {
      name: 'a job has nobody to answer',
      code: `
        import { Worker } from 'bullmq';
        new Worker('orders', async () => { await fetch('https://hints.example'); });`,
      settings: optional('hints.example'),
    },
  ],
  invalid: [
    {
      name: 'by the host',
      code: `${express} app.get('/items', async (req, res) => { res.json(await fetch('https://hints.example/for/1')); });`,
      settings: optional('Hints.example'),
      errors: [{ messageId: 'fatal', line: 4, data: { call: 'fetch', name: 'Hints.example', via: '' } }],
    },
    {
      name: 'by the setting of the address, in a catch that throws on',
      code: `${express}
        app.get('/items', async (req, res) => {
          try { res.json(await fetch(\`\${process.env.HINTS_URL}/1\`)); } catch (error) { throw new Error('no hints', { cause: error }); }
        });`,
      settings: optional('HINTS_URL'),
      errors: [{ messageId: 'fatal' }],
    },
    {
      name: 'by the kind of system',
      code: `${express} import Redis from 'ioredis'; const redis = new Redis();
        app.get('/items', async (req, res) => { res.json(await redis.get('items')); });`,
      settings: optional('cache'),
      errors: [{ messageId: 'fatal', data: { call: 'redis.get', name: 'cache', via: '' } }],
    },
    {
      name: 'by the package, beside others',
      code: `${express} import axios from 'axios';
        app.get('/items', async (req, res) => {
          const [stock, hints] = await Promise.all([fetch('https://stock.example'), axios.get('/hints')]);
          res.json({ stock, hints });
        });`,
      settings: optional('axios'),
      errors: [{ messageId: 'fatal', line: 6 }],
    },
    {
      name: 'by the class that makes the call, through an injected service',
      code: `
        import { Controller, Get, Injectable } from '@nestjs/common';
        @Injectable()
        export class Recommendations {
          async load(id: string) { return await fetch(id); }
        }
        @Controller()
        export class Items {
          constructor(private readonly recommendations: Recommendations) {}
          @Get() async list() { return await this.recommendations.load('1'); }
        }`,
      settings: optional('recommendations'),
      errors: [
        {
          messageId: 'fatal',
          line: 5,
          data: {
            call: 'fetch',
            name: 'recommendations',
            via: ' (via `Items.list → Recommendations.load`)',
          },
        },
      ],
    },
    {
      name: 'by the name of the client',
      code: `${express} import axios from 'axios'; const hints = axios.create();
        app.get('/items', async (req, res) => { res.json(await hints.get('/')); });`,
      settings: optional('hints'),
      errors: [{ messageId: 'fatal' }],
    },
  ],
});

untypedRuleTester.run('require-graceful-degradation without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const express = require('express');
        const app = express();
        app.get('/items', async (req, res) => { res.json(await fetch('https://hints.example')); });`,
      filename: 'file.js',
      settings: optional('hints.example'),
      errors: [{ messageId: 'fatal', line: 4 }],
    },
  ],
});
