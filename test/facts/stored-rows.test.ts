import { expect, test } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** What an insert by Drizzle makes twice when it is made twice; `null` where that is not proven. */
function made(insert: string, tables: string): () => string | null {
  const written = service.add({
    'main.ts': `import type { NodePgDatabase } from 'drizzle-orm/node-postgres'; import { randomUUID } from 'node:crypto';
import { orders } from './tables.ts'; import * as schema from './tables.ts';
declare const db: NodePgDatabase; declare const id: string; declare const given: { id: string };
export const run = async () => { await db.${insert}; }; console.log(orders, schema, randomUUID, id, given);`,
    'tables.ts': `import { customType, index, integer, pgTable, primaryKey, serial, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'; console.log(customType, index, integer, primaryKey, serial, text, unique, uniqueIndex, uuid);
${tables}`,
  });
  return () => service.facts().repetition.idempotencyOf(written.call('db.insert')).makes;
}

/** The declaration of a table, with other columns and constraints. */
const declared = (columns = '', constraints = '') =>
  `export const orders = pgTable('orders', { id: uuid().primaryKey().defaultRandom(), note: text(), code: text(), ${columns} }${constraints});`;

const noted = "insert(orders).values({ note: 'x' })";

test.each([
  ['of which no column is unique', made(noted, declared()), 'row'],
  ['that is read', made(`${noted}.returning()`, declared()), 'row'],
  ['among others', made("insert(orders).values([{ note: 'x' }, { code: 'y' }])", declared()), 'row'],
  [
    'with a key of its own each time',
    made("insert(orders).values({ id: randomUUID(), note: 'x' })", declared()),
    'row',
  ],
  ['of a table in a namespace', made("insert(schema.orders).values({ note: 'x' })", declared()), 'row'],
  [
    'with an index that is not unique',
    made(noted, declared('', ', (table) => [index().on(table.note)]')),
    'row',
  ],
  [
    'with another column that is unique',
    made(noted, declared('', ', (table) => [unique().on(table.code)]')),
    'row',
  ],
  [
    'with columns that tables share',
    made(noted, `const shared = { at: text() }; ${declared('...shared')}`),
    'row',
  ],
  ['with a key', made("insert(orders).values({ id, note: 'x' })", declared()), null],
  [
    'with a column that is unique',
    made("insert(orders).values({ ref: 'x' })", declared('ref: text().unique()')),
    null,
  ],
  [
    'with a column under a constraint',
    made(noted, declared('', ', (table) => [uniqueIndex().on(table.note)]')),
    null,
  ],
  [
    'with constraints from elsewhere',
    made(noted, `const rules = () => []; ${declared('', ', rules')}`),
    null,
  ],
  [
    'with a shared column that is unique',
    made(
      "insert(orders).values({ ref: 'x' })",
      `const shared = { ref: text().unique() }; ${declared('...shared')}`,
    ),
    null,
  ],
  [
    'with shared columns that cannot be seen',
    made(noted, `declare const shared: {}; ${declared('...shared')}`),
    null,
  ],
  [
    'with a column of its own kind',
    made(
      "insert(orders).values({ ref: 'x' })",
      `const own = () => text().unique(); ${declared('ref: own()')}`,
    ),
    null,
  ],
  [
    'of columns that cannot be seen',
    made(
      noted,
      "declare const columns: { note: ReturnType<typeof text> }; export const orders = pgTable('orders', columns);",
    ),
    null,
  ],
  [
    'of a table that is made elsewhere',
    made(noted, 'declare const own: typeof pgTable; export const orders = own("orders", { note: text() });'),
    null,
  ],
  ['of a table that may be another one', made(noted, declared().replace('const', 'let')), null],
  ['that gives way', made(`${noted}.onConflictDoNothing()`, declared()), null],
  ['that cannot be read', made('insert(orders).values(given)', declared()), null],
  ['that gives nothing', made('insert(orders).values({})', declared()), null],
])('a row %s', (_what, found, expected) => {
  expect(found()).toBe(expected);
});
