/** The files that all domains of the generated service share, by path below `src`. */
export const sharedFiles: Readonly<Record<string, string>> = {
  'config.ts': `
function text(name: string, fallback: string): string {
  return process.env[name] ?? fallback;
}

export const config = {
  port: Number(text('PORT', '3000')),
  databaseUrl: text('DATABASE_URL', 'postgres://localhost/service'),
  redisUrl: text('REDIS_URL', 'redis://localhost:6379'),
  brokers: text('KAFKA_BROKERS', 'localhost:9092').split(','),
  region: process.env.AWS_REGION,
  bucket: text('BUCKET', 'documents'),
  stripeKey: text('STRIPE_KEY', ''),
  peers: text('PEERS_URL', 'http://peers.internal'),
  timeoutMs: 2_000,
};
`,
  'logger.ts': `
export interface Logger {
  info(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

function write(level: string, message: string, fields: Record<string, unknown>): void {
  process.stdout.write(JSON.stringify({ level, message, ...fields, at: new Date().toISOString() }) + '\\n');
}

export const logger: Logger = {
  info: (message, fields = {}) => { write('info', message, fields); },
  error: (message, fields = {}) => { write('error', message, fields); },
};
`,
  'errors.ts': `
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 500) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export class NotFound extends ServiceError {
  constructor(what: string, id: string) {
    super('not_found', what + ' ' + id + ' does not exist', 404);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function isTransient(error: unknown): boolean {
  return error instanceof ServiceError ? error.status >= 500 : true;
}
`,
  'http/http-client.ts': `
import axios, { type AxiosInstance } from 'axios';
import { config } from '../config.ts';
import { logger } from '../logger.ts';

export function createHttpClient(path: string): AxiosInstance {
  const client = axios.create({ baseURL: config.peers + path, timeout: config.timeoutMs });
  client.interceptors.response.use(undefined, (error: unknown) => {
    logger.error('peer failed', { path });
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  });
  return client;
}
`,
  'http/router.ts': `
export interface Request { readonly params: Record<string, string>; readonly body: unknown }
export interface Response { readonly status: number; readonly body: unknown }
export type Handler = (request: Request) => Promise<Response>;

export class Router {
  readonly #routes = new Map<string, Handler>();

  on(method: string, path: string, handler: Handler): this {
    this.#routes.set(method + ' ' + path, handler);
    return this;
  }

  find(method: string, path: string): Handler | undefined {
    return this.#routes.get(method + ' ' + path);
  }
}
`,
  'http/server.ts': `
import { createServer, type Server } from 'node:http';
import { messageOf } from '../errors.ts';
import type { Router } from './router.ts';

export function serve(routers: readonly Router[], port: number): Server {
  const server = createServer((request, response) => {
    const handler = routers.map((router) => router.find(request.method ?? 'GET', request.url ?? '/')).find(Boolean);
    if (!handler) {
      response.writeHead(404).end();
      return;
    }
    handler({ params: {}, body: undefined })
      .then(({ status, body }) => response.writeHead(status).end(JSON.stringify(body)))
      .catch((error: unknown) => response.writeHead(500).end(messageOf(error)));
  });
  return server.listen(port);
}
`,
  'db/pool.ts': `
import { Pool } from 'pg';
import { config } from '../config.ts';

export const pool = new Pool({
  connectionString: config.databaseUrl,
  max: 20,
  connectionTimeoutMillis: config.timeoutMs,
  query_timeout: config.timeoutMs,
});
`,
  'db/transaction.ts': `
import type { PoolClient } from 'pg';
import { pool } from './pool.ts';

export async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
`,
  'messaging/kafka.ts': `
import { Kafka } from 'kafkajs';
import { config } from '../config.ts';

export const kafka = new Kafka({ clientId: 'service', brokers: config.brokers, requestTimeout: config.timeoutMs });
export const producer = kafka.producer({ idempotent: true });
`,
  'messaging/publisher.ts': `
import { producer } from './kafka.ts';

export interface Envelope { readonly id: string; readonly type: string; readonly payload: unknown }

export async function publish(topic: string, envelope: Envelope): Promise<void> {
  await producer.send({ topic, messages: [{ key: envelope.id, value: JSON.stringify(envelope) }] });
}
`,
  'cache/redis.ts': `
import { Redis } from 'ioredis';
import { config } from '../config.ts';

export const redis = new Redis(config.redisUrl, { commandTimeout: 500, maxRetriesPerRequest: 2 });
`,
  'cache/cached.ts': `
import { redis } from './redis.ts';

export async function cached<T>(key: string, seconds: number, load: () => Promise<T>, parse: (text: string) => T): Promise<T> {
  const hit = await redis.get(key);
  if (hit !== null) return parse(hit);
  const value = await load();
  await redis.set(key, JSON.stringify(value), 'EX', seconds);
  return value;
}
`,
  'payments/stripe.ts': `
import Stripe from 'stripe';
import { config } from '../config.ts';

export const stripe = new Stripe(config.stripeKey, { timeout: config.timeoutMs, maxNetworkRetries: 1 });
`,
  'payments/charges.ts': `
import { stripe } from './stripe.ts';

export async function charge(id: string, amount: number): Promise<string> {
  const intent = await stripe.paymentIntents.create(
    { amount, currency: 'eur', metadata: { id } },
    { idempotencyKey: 'charge-' + id },
  );
  return intent.id;
}

export async function refund(paymentIntent: string, amount: number): Promise<string> {
  const { id } = await stripe.refunds.create({ payment_intent: paymentIntent, amount });
  return id;
}
`,
  'storage/s3.ts': `
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { config } from '../config.ts';

export const s3 = new S3Client(config.region === undefined ? {} : { region: config.region });

export async function store(key: string, body: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: config.bucket, Key: key, Body: body }));
}

export async function fetchDocument(key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: config.bucket, Key: key }), {
    abortSignal: AbortSignal.timeout(config.timeoutMs),
  });
  return (await Body?.transformToString()) ?? '';
}
`,
  'jobs/connection.ts': `
import { config } from '../config.ts';

export const connection = { url: config.redisUrl, maxRetriesPerRequest: null };
`,
  'jobs/worker.ts': `
import { Worker } from 'bullmq';
import { logger } from '../logger.ts';
import { connection } from './connection.ts';

export function work(queue: string, run: (name: string, payload: unknown) => Promise<void>): Worker {
  const worker = new Worker(queue, async (job) => { await run(job.name, job.data); }, { connection, concurrency: 5 });
  worker.on('failed', (job, error) => { logger.error(error.message, { queue, job: job?.id }); });
  return worker;
}
`,
  'resilience/retry.ts': `
import pRetry from 'p-retry';
import { isTransient } from '../errors.ts';

export function withRetry<T>(work: () => Promise<T>, retries = 3): Promise<T> {
  return pRetry(work, { retries, minTimeout: 100, randomize: true, shouldRetry: ({ error }) => isTransient(error) });
}
`,
  'resilience/sleep.ts': `
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
`,
};
