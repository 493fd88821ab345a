import type { Domain } from './domains.ts';

/** The file of a domain's other infrastructure; it exports `tell(record)`. */
export function sideFile(domain: Domain): string {
  switch (domain.side) {
    case 'events':
      return eventsFile(domain);
    case 'jobs':
      return jobsFile(domain);
    case 'storage':
      return storageFile(domain);
    case 'cache':
      return cacheFile(domain);
  }
}

function eventsFile({ name, type }: Domain): string {
  return `
import { logger } from '../logger.ts';
import { kafka } from '../messaging/kafka.ts';
import { publish } from '../messaging/publisher.ts';
import type { ${type} } from './${name}.model.ts';

export async function tell(record: ${type}): Promise<void> {
  await publish('${name}', { id: record.id, type: '${name}.' + record.state, payload: record });
}

export async function listen(handle: (id: string) => Promise<void>): Promise<void> {
  const consumer = kafka.consumer({ groupId: '${name}' });
  await consumer.connect();
  await consumer.subscribe({ topic: '${name}' });
  await consumer.run({
    eachMessage: async ({ message, topic }) => {
      const id = message.key?.toString();
      if (id === undefined) {
        logger.error('a message without key', { topic });
        return;
      }
      await handle(id);
    },
  });
}
`;
}

function jobsFile({ name, type }: Domain): string {
  return `
import { Queue } from 'bullmq';
import { connection } from '../jobs/connection.ts';
import { work } from '../jobs/worker.ts';
import { logger } from '../logger.ts';
import type { ${type} } from './${name}.model.ts';

const queue = new Queue('${name}', { connection });

export async function tell(record: ${type}): Promise<void> {
  await queue.add('${name}-' + record.state, { id: record.id }, { jobId: record.id + record.state, attempts: 5 });
}

export function start(): void {
  work('${name}', async (job, payload) => {
    logger.info('job', { job, payload });
    await queue.add('${name}-done', payload, { delay: 1_000 });
  });
}
`;
}

function storageFile({ name, type }: Domain): string {
  return `
import { fetchDocument, store } from '../storage/s3.ts';
import type { ${type} } from './${name}.model.ts';

export async function tell(record: ${type}): Promise<void> {
  await store('${name}/' + record.id, JSON.stringify(record));
}

export async function archive(records: readonly ${type}[]): Promise<void> {
  await Promise.all(records.map(async (record) => { await tell(record); }));
}

export async function read(id: string): Promise<unknown> {
  const text = await fetchDocument('${name}/' + id);
  return text === '' ? null : JSON.parse(text);
}
`;
}

function cacheFile({ name, type }: Domain): string {
  return `
import { cached } from '../cache/cached.ts';
import { redis } from '../cache/redis.ts';
import { sleep } from '../resilience/sleep.ts';
import type { ${type} } from './${name}.model.ts';

export async function tell(record: ${type}): Promise<void> {
  await redis.del('${name}:' + record.id);
}

export function price(record: ${type}, load: () => Promise<number>): Promise<number> {
  return cached('${name}:' + record.id, 60, load, Number);
}

export async function locked<T>(id: string, work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 5; attempt++) {
    if ((await redis.set('lock:${name}:' + id, '1', 'EX', 10, 'NX')) !== null) {
      try {
        return await work();
      } finally {
        await redis.del('lock:${name}:' + id);
      }
    }
    await sleep(50 * 2 ** attempt);
  }
  throw new Error('${name} is locked');
}
`;
}
