import { expect, test } from 'vitest';
import { uniqueColumns, uniqueFields } from '../../src/facts/unique-columns.ts';

const schema = `
model Order {
  id       String  @id @default(cuid())
  code     String? @unique
  userId   String  @unique
  user     User    @relation(fields: [userId], references: [id])
  shop     Shop    @relation(fields: [shopId], references: [id])
  shopId   String
  day      String
  total    Int

  @@unique([shopId, day], name: "daily")
  @@index([total])
}

model User {
  id String
  @@id(fields: [id])
}
`;

test('a schema of Prisma tells the fields of a model that are unique, and relations over them', () => {
  const names = uniqueFields([schema]);
  expect([...(names?.('order') ?? [])].sort()).toEqual([
    'code',
    'day',
    'id',
    'shop',
    'shopId',
    'user',
    'userId',
  ]);
  expect([...(names?.('user') ?? [])]).toEqual(['id']);
});

test('a table that is not declared, or not named, may have any of them', () => {
  const names = uniqueFields([schema]);
  expect(names?.('invoice').has('code')).toBe(true);
  expect(names?.(null).has('code')).toBe(true);
});

test('without a declaration nothing is known', () => {
  expect(uniqueFields(['generator client {\n}'])).toBeNull();
  expect(uniqueColumns(['DROP TABLE orders;'])).toBeNull();
});

test('statements tell columns by their own words, by constraints and by indexes', () => {
  const names = uniqueColumns([
    'CREATE TABLE "public"."orders" ("id" uuid PRIMARY KEY, code text NOT NULL UNIQUE, day date, shop int, note text, UNIQUE (shop, day));',
    'CREATE UNIQUE INDEX CONCURRENTLY one ON orders (note); CREATE INDEX other ON orders (total);',
  ]);
  expect([...(names?.('orders') ?? [])].sort()).toEqual(['code', 'day', 'id', 'note', 'shop']);
});
