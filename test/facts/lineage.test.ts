import { describe, expect, it } from 'vitest';
import type { Lineage } from '../../src/facts/model.ts';
import { openService, type Sources } from './open-service.ts';

const service = openService({ installed: false });

/** The lineages of the calls of a file with these callees. */
function lineages(sources: Sources, ...callees: readonly string[]): () => readonly (Lineage | undefined)[] {
  const written = service.add(sources);
  return () =>
    callees.map((callee) => {
      const { remote, region } = written.call(callee);
      return region?.kind === 'transaction' ? region.client.lineage : remote?.client.lineage;
    });
}

function isOneStore([a, b]: readonly (Lineage | undefined)[]): boolean {
  return a?.store.some((id) => b?.store.includes(id)) === true;
}

const mongoose = `import mongoose, { createConnection, model, startSession } from 'mongoose'; const Order = model('Order', {});`;
const nest = `import { Injectable } from '@nestjs/common'; import { InjectConnection, InjectModel } from '@nestjs/mongoose'; import type { Connection, Model } from 'mongoose';`;

describe('one store', () => {
  const cases: readonly [string, () => readonly (Lineage | undefined)[]][] = [
    [
      'the connection that a package keeps',
      lineages(
        `${mongoose} export async function f() { const s = await startSession(); await s.withTransaction(async () => { await Order.updateOne({}, {}); }); }`,
        's.withTransaction',
        'Order.updateOne',
      ),
    ],
    [
      'models and connections that are injected',
      lineages(
        `${nest} @Injectable() export class S { constructor(@InjectModel('Order') private orders: Model<object>, @InjectConnection() private connection: Connection) {} async f() { await this.connection.transaction(async () => { await this.orders.updateOne({}, {}); }); } }`,
        'this.connection.transaction',
        'this.orders.updateOne',
      ),
    ],
    [
      'a statement and the pool it is sent to',
      lineages(
        "import postgres from 'pg'; const pool = new postgres.Pool(); export async function f() { const client = await pool.connect(); await client.query('SELECT 1'); await pool.query('SELECT 1'); }",
        'client.query',
        'pool.query',
      ),
    ],
  ];
  it.each(cases)('%s', (_what, found) => {
    expect(isOneStore(found())).toBe(true);
  });
});

describe('different stores', () => {
  const cases: readonly [string, () => readonly (Lineage | undefined)[]][] = [
    [
      'a connection that is created beside the one that the package keeps',
      lineages(
        `${mongoose} const other = createConnection('x').model('Other', {}); export async function f() { await other.updateOne({}, {}); await Order.updateOne({}, {}); }`,
        'other.updateOne',
        'Order.updateOne',
      ),
    ],
    [
      'models that are injected from connections with other names',
      lineages(
        `${nest} @Injectable() export class S { constructor(@InjectModel('Order', 'a') private orders: Model<object>, @InjectModel('Order', 'b') private others: Model<object>) {} async f() { await this.orders.updateOne({}, {}); await this.others.updateOne({}, {}); } }`,
        'this.orders.updateOne',
        'this.others.updateOne',
      ),
    ],
    [
      'members of a class that is constructed by hand',
      lineages(
        "import type { DataSource, Repository } from 'typeorm'; export class S { private readonly made = new Map(); constructor(private source: DataSource, private orders: Repository<object>) {} async f() { this.made.clear(); await this.source.query('SELECT 1'); await this.orders.insert({}); } }",
        'this.source.query',
        'this.orders.insert',
      ),
    ],
    [
      'fields whose type no class has',
      lineages(
        "import { Injectable, Inject } from '@nestjs/common'; import { Pool } from 'pg'; @Injectable() export class S { private a = new Pool(); private b = new Pool(); async f() { await this.a.query('SELECT 1'); await this.b.query('SELECT 1'); } }",
        'this.a.query',
        'this.b.query',
      ),
    ],
  ];
  it.each(cases)('%s', (_what, found) => {
    const both = found();
    expect(both).not.toContain(undefined);
    expect(isOneStore(both)).toBe(false);
  });
});

describe('no lineage', () => {
  const cases: readonly [string, () => readonly (Lineage | undefined)[]][] = [
    [
      'a document keeps the session it was read with',
      lineages(
        `${mongoose} export async function f() { const order = await Order.findOne({}); await order.save(); }`,
        'order.save',
      ),
    ],
    [
      'a session is chained to the call',
      lineages(
        `${mongoose} export async function f(s: mongoose.ClientSession) { await Order.updateOne({}, {}).session(s); }`,
        'Order.updateOne',
      ),
    ],
    [
      'the client may be another one',
      lineages(
        "import { Pool } from 'pg'; const pool = new Pool(); export async function f(own: any) { await (own ?? pool).query('SELECT 1'); }",
        '(own ?? pool).query',
      ),
    ],
    [
      'a system that has no transactions of this kind',
      lineages("import axios from 'axios'; export const f = () => axios.get('/a');", 'axios.get'),
    ],
  ];
  it.each(cases)('%s', (_what, found) => {
    expect(found()).toEqual([undefined]);
  });
});
