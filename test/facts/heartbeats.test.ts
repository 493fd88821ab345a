import { describe, expect, it } from 'vitest';
import type { HeartbeatFact } from '../../src/facts/model.ts';
import { openService, type OpenService, type Sources } from './open-service.ts';

const service = openService();
const untyped = openService({ installed: false });

function heartbeat(sources: Sources, inside: OpenService = service): () => HeartbeatFact | null {
  const written = inside.add(sources);
  return () => written.facts().clients[0]?.heartbeat ?? null;
}

const consumer = (options: string, head = '') =>
  `import { Kafka } from 'kafkajs'; ${head} export const orders = new Kafka({ brokers: [] }).consumer(${options});`;

const set = (option: string, ms: number) => ({ option, ms, byDefault: false });
const left = (option: string, ms: number) => ({ option, ms, byDefault: true });

describe('the heartbeat of a client', () => {
  const inOtherFile = {
    'main.ts': consumer(`consumerOptions('orders')`, `import { consumerOptions } from './options';`),
    'options.ts': `import { session } from './times';
      export function consumerOptions(groupId: string) { return { groupId, ...session }; }`,
    'times.ts': `export const beat = 20_000; export const session = { heartbeatInterval: beat };`,
  };
  const proven: readonly [string, Partial<HeartbeatFact>, () => HeartbeatFact | null][] = [
    [
      'is set, and the library sets the other time',
      {
        interval: set('heartbeatInterval', 9_000),
        timeout: left('sessionTimeout', 30_000),
        intervals: 3,
      },
      heartbeat(consumer(`{ groupId: 'orders', heartbeatInterval: 9_000 }`)),
    ],
    [
      'is the library’s, and the other time is set',
      { interval: left('heartbeatInterval', 3_000), timeout: set('sessionTimeout', 6_000) },
      heartbeat(consumer(`{ groupId: 'orders', sessionTimeout: 6_000 }`)),
    ],
    [
      'is a constant of another file, in options that a function makes',
      { interval: set('heartbeatInterval', 20_000), timeout: left('sessionTimeout', 30_000) },
      heartbeat(inOtherFile),
    ],
    [
      'is that of the consumer that a server of Nest makes',
      {
        interval: set('options.consumer.heartbeatInterval', 15_000),
        timeout: left('options.consumer.sessionTimeout', 30_000),
      },
      heartbeat({
        'main.ts': `import { NestFactory } from '@nestjs/core'; import { type MicroserviceOptions } from '@nestjs/microservices'; import { kafka } from './kafka';
          class Orders {}
          export async function start() { const app = await NestFactory.createMicroservice<MicroserviceOptions>(Orders, kafka); await app.listen(); }`,
        'kafka.ts': `import { Transport, type KafkaOptions } from '@nestjs/microservices';
          export const kafka: KafkaOptions = { transport: Transport.KAFKA, options: { consumer: { groupId: 'orders', heartbeatInterval: 15_000 } } };`,
      }),
    ],
    [
      'is found without types',
      { interval: set('heartbeatInterval', 20_000), timeout: left('sessionTimeout', 30_000) },
      heartbeat(inOtherFile, untyped),
    ],
  ];
  it.each(proven)('%s', (_, expected, read) => {
    expect(read()).toMatchObject(expected);
  });

  const open: readonly [string, () => HeartbeatFact | null][] = [
    ['both times are the library’s', heartbeat(consumer(`{ groupId: 'orders' }`))],
    [
      'a time is endless',
      heartbeat(consumer(`{ groupId: 'orders', heartbeatInterval: 20_000, sessionTimeout: Infinity }`)),
    ],
    [
      'a time is the deployment’s',
      heartbeat(
        consumer(`{ groupId: 'orders', heartbeatInterval: Number(process.env.BEAT), sessionTimeout: 6_000 }`),
      ),
    ],
    [
      'renewal is switched off',
      heartbeat(
        `import { Worker } from 'bullmq'; export const orders = new Worker('orders', null, { connection: {}, lockRenewTime: 40_000, skipLockRenewal: true });`,
      ),
    ],
  ];
  it.each(open)('is not told where %s', (_, read) => {
    expect(read()).toBeNull();
  });
});
