import { describe, expect, it } from 'vitest';
import { openService, type Sources } from '../facts/open-service.ts';

const service = openService();

/** What is told of the main file, by the names on the way. */
function chains(sources: Sources) {
  const written = service.add(sources);
  const facts = () => written.facts();
  return {
    fanOuts: () =>
      service
        .summaries()
        .fanOuts(facts())
        .map(({ list, via }) => [list, ...via]),
    builds: () =>
      service
        .summaries()
        .repeatedBuilds(facts())
        .map(({ via }) => via),
    guards: () =>
      service
        .summaries()
        .spentGuards(facts())
        .map(({ via }) => via),
  };
}

const list = {
  'users.ts': `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export const activeUsers = () => prisma.user.findMany({ where: { active: true } });`,
  'mail.ts': "export async function mail(user: object) { await fetch('/mail', { body: String(user) }); }",
};

const overFiles = chains({
  ...list,
  'main.ts': `
    import { activeUsers } from './users';
    import { mail } from './mail';
    export async function digest() {
      const users = await activeUsers();
      await Promise.all(users.map((user) => mail(user)));
    }`,
});

const handedOver = chains({
  ...list,
  'main.ts': `
    import { mail } from './mail';
    export const mailAll = (users: object[]) => Promise.all(users.map((user) => mail(user)));`,
  'daily.ts': `
    import { activeUsers } from './users';
    import { mailAll } from './main';
    export async function daily() { await mailAll(await activeUsers()); }`,
});

const built = chains({
  'main.ts': "import { Pool } from 'pg'; export const open = () => new Pool({ max: 5 });",
  'orders.ts': `
    import { open } from './main';
    export async function orders() { const pool = open(); return pool.query('SELECT 1'); }`,
  'routes.ts': `
    import express from 'express';
    import { orders } from './orders';
    express().get('/orders', async function list(req, res) { res.json(await orders()); });`,
});

const guarded = chains({
  'main.ts': `
    import CircuitBreaker from 'opossum';
    export const guard = (send: () => Promise<Response>) => new CircuitBreaker(send);`,
  'stock.ts': `
    import { guard } from './main';
    export const stock = () => guard(() => fetch('/stock')).fire();`,
});

const kept = chains({
  'main.ts': `
    import CircuitBreaker from 'opossum';
    export const guard = (send: () => Promise<Response>) => new CircuitBreaker(send);`,
  'stock.ts': `
    import { guard } from './main';
    export class Stock {
      private readonly breaker = guard(() => fetch('/stock'));
      read() { return this.breaker.fire(); }
    }`,
});

describe('resources are followed over files', () => {
  it('a list that another file reads, and a call that another file makes', () => {
    expect(overFiles.fanOuts()).toEqual([['prisma.user.findMany', 'mail', 'fetch']]);
  });

  it('a list that another file hands over', () => {
    expect(handedOver.fanOuts()).toEqual([['prisma.user.findMany', 'mail', 'fetch']]);
  });

  it('a client whose factory another file calls for each request', () => {
    expect(built.builds()).toEqual([['list', 'orders', 'open']]);
  });

  it('a breaker whose factory another file calls for each call', () => {
    expect(guarded.guards()).toEqual([['stock', 'guard']]);
  });

  it('a breaker that an instance in another file keeps', () => {
    expect(kept.guards()).toEqual([]);
  });
});

const reading = (query: string) =>
  chains(`
    import { drizzle } from 'drizzle-orm/node-postgres';
    import { inArray } from 'drizzle-orm';
    import mongoose from 'mongoose';
    import { In, type Repository } from 'typeorm';
    class User { id = ''; }
    const Site = mongoose.model('Site', new mongoose.Schema({ url: String }));
    export async function notify(repository: Repository<User>, ids: string[], wide: boolean) {
      const found = await ${query};
      await Promise.all(found.map((one) => fetch('/mail', { body: String(one) })));
    }`);

describe('a filter that names the items caps them', () => {
  const cases = (
    [
      ['by a function of the package', 'repository.find({ where: { name: In(ids) } })', 0],
      ['in one of several filters', 'Site.find({ $or: [{ url: "a" }, { url: { $in: ids } }] })', 0],
      ['in one of two filters', 'Site.find({ url: wide ? "a" : { $in: ids } })', 0],
      ['in a call after the read', 'Site.find().where({ _id: ids })', 0],
      ['and another filter does not', 'Site.find({ $or: [{ url: "a" }, { url: "b" }] })', 1],
    ] as const
  ).map(([title, query, count]) => [title, reading(query), count] as const);

  it.each(cases)('%s', (_, { fanOuts }, count) => {
    expect(fanOuts()).toHaveLength(count);
  });
});
