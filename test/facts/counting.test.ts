import { describe, expect, test } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

const pg = (statement: string) =>
  `import { Pool } from 'pg'; declare const pool: Pool; declare const id: string; export const run = () => pool.query(${statement});`;
const prisma = (call: string) =>
  `import { PrismaClient } from '@prisma/client'; declare const prisma: PrismaClient; declare const id: string; declare const data: { id: string }; export const run = () => prisma.hit.${call};`;
const mongoose = (update: string) =>
  `import type { Model } from 'mongoose'; declare const hits: Model<{ count: number }>; declare const id: string; export const run = () => hits.updateOne({ id }, ${update});`;
const typeorm = (call: string) =>
  `import type { Repository } from 'typeorm'; declare const hits: Repository<{ id: string; count: number }>; declare const id: string; export const run = () => hits.${call};`;

/** Whether the one call of a database in a text counts and does nothing else. */
function counts(text: string) {
  const file = service.add(text);
  return () => {
    const call = file.calls().find(({ remote }) => remote !== null);
    return call && service.facts().repetition.onlyCounts(call);
  };
}

describe.each([
  ['an increment of a row', prisma('update({ where: { id }, data: { count: { increment: 1 } } })')],
  [
    'an increment where the row is there',
    prisma('upsert({ where: { id }, create: data, update: { count: { decrement: 1 } } })'),
  ],
  [
    'an increment of a column that is chosen when it runs',
    prisma('update({ where: { id }, data: { [id]: { increment: 1 } } })'),
  ],
  ['several increments', mongoose('{ $inc: { count: 1, day: 1 } }')],
  ['a method that increments', typeorm("increment({ id }, 'count', 1)")],
  ['an update of SQL that counts', pg("'UPDATE hits SET count = count + 1 WHERE id = $1', [id]")],
  [
    'an insert of SQL that counts where the row is there',
    pg(
      "'INSERT INTO hits (id, count) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET count = hits.count + 1 RETURNING count', [id]",
    ),
  ],
])('%s', (_name, text) => {
  const found = counts(text);
  test('only counts', () => {
    expect(found()).toBe(true);
  });
});

describe.each([
  [
    'what is set beside an increment',
    prisma('update({ where: { id }, data: { count: { increment: 1 }, by: id } })'),
  ],
  [
    'a column that is chosen when it runs, and set',
    prisma('update({ where: { id }, data: { count: { increment: 1 }, [id]: id } })'),
  ],
  [
    'what is spread beside an increment',
    prisma('update({ where: { id }, data: { count: { increment: 1 }, ...data } })'),
  ],
  ['an update of nothing', prisma('update({ where: { id }, data: {} })')],
  ['an update of what cannot be read', prisma('update({ where: { id }, data })')],
  ['an item that is added to a list', mongoose("{ $push: { days: 'today' } }")],
  ['a new row', prisma('create({ data })')],
  ['an update of SQL that sets', pg("'UPDATE hits SET count = count + 1, by = $1 WHERE id = $2', [id, id]")],
  ['an insert of SQL', pg("'INSERT INTO hits (id) VALUES ($1)', [id]")],
  [
    'a message',
    `import { SNSClient, PublishCommand } from '@aws-sdk/client-sns'; declare const sns: SNSClient; export const run = () => sns.send(new PublishCommand({}));`,
  ],
])('%s', (_name, text) => {
  const found = counts(text);
  test('is no count', () => {
    expect(found()).toBe(false);
  });
});
