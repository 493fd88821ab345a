import { describe, expect, it } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();

/** How the functions among the arguments of a call run. */
function runs(sources: Sources, callee: string): () => readonly string[] {
  const written = service.add(sources);
  return () =>
    written
      .call(callee)
      .callbacks.map(
        ({ function: id, argument, runs: how }) =>
          `${service.facts().functionFacts(id)?.name ?? '?'} at ${argument} ${how}`,
      );
}

describe('a function that a library is given', () => {
  const retried = runs(
    `import pRetry from 'p-retry'; const load = async () => fetch('/a'); export const f = () => pRetry(load, { retries: 2 });`,
    'pRetry',
  );
  const timer = runs(
    `export function f() { setTimeout(async () => { await fetch('/a'); }, 10); }`,
    'setTimeout',
  );
  const handler = runs(
    `
      import { Kafka } from 'kafkajs';
      const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });
      export const f = () => consumer.run({ eachMessage: async () => { await fetch('/a'); } });`,
    'consumer.run',
  );
  const worker = runs(
    `import { Worker } from 'bullmq'; async function process() {} export const worker = new Worker('jobs', process);`,
    'new Worker',
  );
  const breaker = runs(
    `
      import CircuitBreaker from 'opossum';
      const load = async (id: string) => fetch(id);
      const breaker = new CircuitBreaker(load, {});
      export const f = () => breaker.fire('a');`,
    'breaker.fire',
  );
  const route = runs(
    `
      import express from 'express';
      const app = express();
      async function authorise() {}
      async function place() {}
      app.post('/orders', authorise, place);`,
    'app.post',
  );
  it('runs before a retry is over', () => {
    expect(retried()).toEqual(['load at 0 inline']);
  });
  it('runs after a timer was set', () => {
    expect(timer()).toEqual(['<anonymous> at 0 deferred']);
  });
  it('runs for each message', () => {
    expect(handler()).toEqual(['eachMessage at 0 deferred']);
  });
  it('runs for each job', () => {
    expect(worker()).toEqual(['process at 1 deferred']);
  });
  it('was given to the construction', () => {
    expect(breaker()).toEqual(['load at -1 inline']);
  });
  it('runs for each request, wherever it stands among the handlers', () => {
    expect(route()).toEqual(['authorise at 1 deferred', 'place at 2 deferred']);
  });
});

describe('a function that the program is given', () => {
  const inner = `export async function within(job: () => Promise<void>) { await job(); }`;
  const literal = runs(
    {
      'main.ts': `import { within } from './within'; export const f = () => within(async () => { await fetch('/a'); });`,
      'within.ts': inner,
    },
    'within',
  );
  const method = runs(
    {
      'main.ts': `
        import { within } from './within';
        export class Orders { async place() { await fetch('/a'); } run() { return within(this.place.bind(this)); } }`,
      'within.ts': inner,
    },
    'within',
  );
  const invoked = service.add(inner);
  const unread = runs(
    `import { later } from 'somewhere'; export const f = () => later(() => fetch('/a'));`,
    'later',
  );
  it('may be run by whoever receives it', () => {
    expect(literal()).toEqual(['<anonymous> at 0 unknown']);
  });
  it('may be a bound method', () => {
    expect(method()).toEqual(['Orders.place at 0 unknown']);
  });
  it('is what a call of the parameter runs', () => {
    expect(invoked.call('job').invokes).toMatchObject({ index: 0, path: [], name: 'job' });
  });
  it('may be run by a package that is not known', () => {
    expect(unread()).toEqual(['<anonymous> at 0 unknown']);
  });
});

describe('a method of a collection', () => {
  const spliced = service.add(
    `export const f = (ids: string[]) => Promise.all(ids.map(async (id) => fetch(id)));`,
  );
  const own = service.add(`
    class Orders { map(run: (id: string) => Promise<unknown>) { return run('a'); } }
    export const f = (orders: Orders) => orders.map(async (id) => fetch(id));`);
  it('runs its function as part of the caller', () => {
    expect(spliced.facts().functions.map(({ name }) => name)).toEqual(['<module>', 'f']);
    expect(spliced.calls().map(({ callee }) => callee)).toEqual(['fetch']);
  });
  it('is told from a method of the program of the same name', () => {
    expect(own.call('orders.map').callbacks).toMatchObject([{ argument: 0, runs: 'unknown' }]);
  });
});

describe('how a function is entered', () => {
  const entries = (text: string) => {
    const written = service.add(text);
    return () =>
      written
        .facts()
        .functions.flatMap(({ name, entry }) =>
          entry ? [`${name} ${entry.kind} ${entry.pattern ?? '-'}`] : [],
        );
  };
  const nest = entries(`
    import { Controller, Post } from '@nestjs/common';
    import { EventPattern, MessagePattern } from '@nestjs/microservices';
    import { Cron } from '@nestjs/schedule';
    @Controller()
    export class Orders {
      @Post('orders') place() {}
      @MessagePattern({ cmd: 'load' }) load() {}
      @EventPattern('order.paid') paid() {}
      @Cron('0 0 * * *') sweep() {}
      other() {}
    }`);
  const processor = entries(`
    import { Processor, WorkerHost } from '@nestjs/bullmq';
    @Processor('jobs')
    export class Jobs extends WorkerHost { async process() {} async other() {} }`);
  const routes = entries(`
    import express from 'express';
    const app = express();
    app.get('/orders', async () => {});`);
  const consumer = entries(`
    import { Kafka } from 'kafkajs';
    void new Kafka({ brokers: [] }).consumer({ groupId: 'g' }).run({ eachMessage: async () => {}, autoCommit: false });`);
  it('is told by decorators', () => {
    expect(nest()).toEqual([
      'Orders.place request-handler orders',
      'Orders.load message-handler [["cmd","load"]]',
      'Orders.paid event-handler order.paid',
      'Orders.sweep schedule 0 0 * * *',
    ]);
  });
  it('is told by a decorator of the class', () => {
    expect(processor()).toEqual(['Jobs.process message-handler -']);
  });
  it('is told by the library that takes it', () => {
    expect(routes()).toEqual(['<anonymous> request-handler /orders']);
  });
  it('is told by the option in which it stands', () => {
    expect(consumer()).toEqual(['eachMessage message-handler -']);
  });
});
