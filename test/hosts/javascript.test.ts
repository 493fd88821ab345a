import { describe, expect, test } from 'vitest';

import { installedService, lintFolder, type Reading } from './lint-folder.ts';

const manifest = {
  name: 'orders',
  dependencies: { axios: '*', express: '*', kafkajs: '*', knex: '*', stripe: '*', '@aws-sdk/client-s3': '*' },
};

const readings: readonly Reading[] = ['espree', 'untyped'];

/** Lines that end with `// finds <rule>`, in the form of `lintFolder`. */
function marked(files: Readonly<Record<string, string | object>>): readonly string[] {
  return Object.entries(files)
    .flatMap(([path, content]) =>
      (typeof content === 'string' ? content : '').split('\n').flatMap((line, index) => {
        const rule = /\/\/ finds (\S+)$/.exec(line)?.[1];
        return rule === undefined ? [] : [`${path}:${index + 1} ${rule}`];
      }),
    )
    .sort();
}

const commonJs = {
  'package.json': manifest,
  'src/database.js': `
const knex = require('knex');
module.exports = knex({ client: 'pg', connection: process.env.DATABASE_URL });
`,
  'src/http.js': `
const axios = require('axios');
exports.bounded = axios.create({ baseURL: process.env.STOCK_URL, timeout: 2_000 });
exports.unbounded = axios.create({ baseURL: process.env.STOCK_URL }); // finds require-timeout
`,
  'src/clients.js': `
const { S3Client } = require('@aws-sdk/client-s3');
const { SQSClient } = require('@aws-sdk/client-sqs');
const { NodeHttpHandler } = require('@smithy/node-http-handler');
const region = process.env.AWS_REGION;
exports.receipts = new S3Client({ region: 'eu-central-1', maxAttempts: 3 }); // finds no-single-region-client
exports.slow = new SQSClient({ region, requestHandler: new NodeHttpHandler({ requestTimeout: 3_000 }) }); // finds no-ineffective-timeout
exports.strict = new SQSClient({
  region,
  requestHandler: new NodeHttpHandler({ requestTimeout: 3_000, throwOnRequestTimeout: true }),
});
`,
  'src/orders.js': `
const { Kafka } = require('kafkajs');
const Stripe = require('stripe');
const db = require('./database');
const { bounded, unbounded } = require('./http');

const stripe = new Stripe(process.env.STRIPE_KEY);
const producer = new Kafka({ brokers: [process.env.BROKER] }).producer();

exports.cancel = async (id) => {
  await db('orders').where({ id }).update({ status: 'cancelled' });
  await producer.send({ topic: 'orders', messages: [{ value: id }] }); // finds no-dual-write
};
exports.store = async (id) => {
  await db.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ status: 'cancelled' });
    await trx('outbox').insert({ topic: 'orders', id });
  });
};

exports.reserve = async (id) => {
  await db.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ status: 'reserved' });
    await bounded.get('/stock/' + id); // finds no-remote-call-in-transaction
  });
};
exports.reserveBefore = async (id) => {
  const stock = await bounded.get('/stock/' + id);
  await db.transaction((trx) => trx('orders').where({ id }).update({ stock: stock.data }));
};

exports.refund = (payment, amount) => stripe.refunds.create({ payment_intent: payment, amount }); // finds require-idempotency-key
exports.refundOnce = (payment) =>
  stripe.refunds.create({ payment_intent: payment }, { idempotencyKey: 'refund-' + payment });

exports.rates = async () => {
  for (;;) { // finds no-unbounded-retry
    try {
      return await fetch(process.env.RATES_URL, { signal: AbortSignal.timeout(1_000) });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
};
exports.ratesAtMost = async () => {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    try {
      return await fetch(process.env.RATES_URL, { signal: AbortSignal.timeout(1_000) });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, attempt * 1_000));
    }
  }
};

exports.checkout = async (order) => {
  await bounded.post('https://inventory.internal/reservations', order);
  await bounded.post('https://payments.internal/captures', order); // finds require-compensation
};
exports.checkoutOrRelease = async (order) => {
  await bounded.post('https://inventory.internal/reservations', order);
  try {
    await bounded.post('https://payments.internal/captures', order);
  } catch (error) {
    await bounded.delete('https://inventory.internal/reservations/' + order.id);
    throw error;
  }
};

exports.stock = (id) => bounded.get('/stock/' + id);
exports.wait = (id) => unbounded.get('/stock/' + id);
`,
  'src/server.js': `
const express = require('express');
const orders = require('./orders');
const app = express();
app.post('/refund', async (req, res) => res.json(await orders.refund(req.body.id, req.body.amount)));
app.post('/refund-once', async (req, res) => res.json(await orders.refundOnce(req.body.id)));
app.listen(3_000);
`,
};

test.each(readings)('a service in CommonJS has the findings of each rule, read with %s', async (reading) => {
  const found = await lintFolder(installedService(commonJs), reading);
  expect(found).toEqual(marked(commonJs));
  expect(new Set(found.map((finding) => finding.split(' ')[1])).size).toBe(8);
});

test('ways to require a package and to export are understood, and names alone say nothing', async () => {
  const files = {
    'package.json': manifest,
    'forms.js': `
const { get } = require('axios');
const axios = require('axios').default;
const url = 'https://stock.internal/';
exports.one = () => get(url); // finds require-timeout
exports.two = () => axios.get(url); // finds require-timeout
exports.three = () => require('axios').get(url); // finds require-timeout
module.exports.four = () => axios(url); // finds require-timeout
Object.assign(exports, { five: () => axios.get(url) }); // finds require-timeout
`,
    'names.js': `#!/usr/bin/env node
const axios = { get: async () => 1 };
async function fetch() {}
exports.one = () => axios.get('/1');
exports.two = () => fetch('/');
exports.three = (axios, got) => [axios.get('/'), got('/')];
exports.four = (name) => require(name).get('/');
`,
  };
  expect(await lintFolder(installedService(files), 'espree')).toEqual(marked(files));
});

test('an object of options is what is assigned to it after it was made', async () => {
  const files = {
    'package.json': manifest,
    'options.js': `
const axios = require('axios');
const url = 'https://stock.internal/';
const named = {};
named.timeout = 2_000;
exports.one = () => axios.get(url, named);
exports.two = () => {
  let options = {};
  options['timeout'] = 2_000;
  return axios.get(url, options);
};
exports.three = () => {
  var options;
  options = { headers: {} };
  Object.assign(options, { timeout: 2_000 });
  return axios.get(url, options);
};
exports.four = (key) => {
  const options = {};
  options[key] = 2_000;
  return axios.get(url, options);
};
const elsewhere = {};
elsewhere.headers = {};
elsewhere.headers.timeout = 2_000;
exports.five = () => axios.get(url, elsewhere); // finds require-timeout
exports.six = () => {
  const options = { headers: {} };
  return axios.get(url, options); // finds require-timeout
};
exports.seven = () => {
  const options = {};
  options.timeout = 0;
  return axios.get(url, options); // finds require-timeout
};
`,
  };
  expect(await lintFolder(installedService(files), 'espree')).toEqual(marked(files));
});

test('modules are followed, with private fields and imports at run time', async () => {
  const files = {
    'package.json': { ...manifest, type: 'module' },
    'src/http.js': `
import axios from 'axios';
const unbounded = axios.create({ baseURL: process.env.STOCK_URL }); // finds require-timeout
export const bounded = axios.create({ baseURL: process.env.STOCK_URL, timeout: 2_000 });
export { unbounded as default };
export class Stock {
  #http = bounded;
  get(id) {
    return this.#http.get('/stock/' + id);
  }
}
`,
    'src/orders.js': `
import http, { bounded, Stock } from './http.js';
const stock = new Stock();
export const one = () => http.get('/1');
export const two = () => bounded.get('/2');
export const three = () => stock.get('3');
export const four = async () => (await import('./http.js')).bounded.get('/4');
export const five = () => fetch('https://stock.internal/5'); // finds require-timeout
`,
  };
  expect(await lintFolder(installedService(files), 'espree')).toEqual(marked(files));
});

test('aliases of a jsconfig lead to files, by `require` as by `import`', async () => {
  const files = {
    'package.json': manifest,
    'jsconfig.json': {
      compilerOptions: { module: 'commonjs', paths: { '~/*': ['./src/*'] } },
      include: ['src'],
    },
    'src/http.js': `
const axios = require('axios');
module.exports = axios.create({ baseURL: process.env.STOCK_URL }); // finds require-timeout
`,
    'src/limited.js': `
const axios = require('axios');
exports.limited = axios.create({ baseURL: process.env.STOCK_URL, timeout: 2_000 });
`,
    'src/api/orders.js': `
const http = require('~/http');
const { limited } = require('~/limited');
exports.one = () => http.get('/1');
exports.two = () => limited.get('/2');
`,
  };
  expect(await lintFolder(installedService(files), 'espree')).toEqual(marked(files));
});

describe('types in comments', () => {
  const write = "await db('orders').where({ id }).update({ status: 'cancelled' });";
  const publish = "await producer.send({ topic: 'orders', messages: [{ value: id }] });";

  test('tell what is handed in, assigned elsewhere and returned', async () => {
    const files = {
      'package.json': manifest,
      'src/injected.js': `
class Orders {
  /**
   * @param {import('knex').Knex} db
   * @param {import('kafkajs').Producer} producer
   */
  constructor(db, producer) {
    this.db = db;
    this.producer = producer;
  }
  async cancel(id) {
    await this.db('orders').where({ id }).update({ status: 'cancelled' });
    await this.producer.send({ topic: 'orders', messages: [{ value: id }] }); // finds no-dual-write
  }
}
module.exports = Orders;
`,
      'src/container.js': `
/** @typedef {{ db: import('knex').Knex, producer: import('kafkajs').Producer }} Container */
/** @param {Container} container */
exports.create = ({ db, producer }) => ({
  cancel: async (id) => {
    ${write}
    ${publish} // finds no-dual-write
  },
});
`,
      'src/pool.js': `
/** @import { Producer } from 'kafkajs' */
/** @type {import('knex').Knex} */
const db = globalThis.pool;
/** @returns {Promise<Producer>} */
const connect = async () => globalThis.producers.get('orders');
exports.cancel = async (id) => {
  const producer = await connect();
  ${write}
  ${publish} // finds no-dual-write
};
`,
    };
    expect(await lintFolder(installedService(files), 'espree')).toEqual(marked(files));
  });

  test('name what the file declares where it declares it, and say nothing in TypeScript', async () => {
    const files = {
      'package.json': manifest,
      'src/own.js': `
class Knex { update() {} }
class Producer { send() {} }
/** @param {Knex} db @param {Producer} producer */
exports.cancel = async (db, producer, id) => {
  await db.update({ id });
  ${publish}
};
`,
      'src/typed.ts': `
/** @param {import('knex').Knex} db @param {import('kafkajs').Producer} producer */
export const cancel = async (db: any, producer: any, id: string) => {
  ${write}
  ${publish}
};
`,
    };
    expect(await lintFolder(installedService(files), 'untyped')).toEqual([]);
  });
});

describe('TypeScript without a project', () => {
  const http = `
import axios from 'axios';
export const unbounded = axios.create({ baseURL: process.env['STOCK_URL'] }); // finds require-timeout
export const bounded = axios.create({ baseURL: process.env['STOCK_URL'], timeout: 2_000 });
`;
  const orders = `
import { bounded, unbounded } from './http';
export const one = () => unbounded.get('/1');
export const two = () => bounded.get('/2');
export const three = () => fetch('https://stock.internal/3'); // finds require-timeout
`;

  test('is followed along its imports', async () => {
    const files = { 'package.json': manifest, 'src/http.ts': http, 'src/orders.ts': orders };
    expect(await lintFolder(installedService(files), 'untyped')).toEqual(marked(files));
  });

  test('file by file, what another file decides is unknown', async () => {
    const files = {
      'package.json': manifest,
      'src/http.ts': http.replace(' // finds require-timeout', ''),
      'src/orders.ts': orders,
      'src/direct.ts': `
import axios from 'axios';
export const one = () => axios.get('https://stock.internal/1'); // finds require-timeout
export const two = () => axios.get('https://stock.internal/2', { timeout: 2_000 });
`,
    };
    expect(await lintFolder(installedService(files), 'untyped', { project: false })).toEqual(marked(files));
  });
});
