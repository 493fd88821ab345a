import { expect, test } from 'vitest';
import { openService } from './open-service.ts';

/** What an insert by Knex makes twice when it is made twice, in a program of its own; `null` where that is not proven. */
function made(insert: string, migration: string): string | null {
  const service = openService();
  const written = service.add({
    'main.ts': `import type { Knex } from 'knex'; declare const db: Knex; declare const id: string; declare const given: { id: string };
export const run = async () => { await db${insert}; }; console.log(id, given);`,
    'migrations/1.ts': `import type { Knex } from 'knex'; declare const build: (table: Knex.TableBuilder) => void; console.log(build);
interface Other { createTable(name: string, build: (table: Knex.TableBuilder) => void): void } declare const other: Other;
export async function up(knex: Knex) { ${migration} }`,
  });
  const callee = insert.includes('(') ? `db${insert.startsWith('(') ? '()' : '.table()'}.insert` : '';
  return service.facts().repetition.idempotencyOf(written.call(callee)).makes;
}

const created = (columns = '') =>
  `await knex.schema.createTable('orders', (table) => { table.increments(); table.string('note'); table.string('code'); ${columns} });`;

const noted = "('orders').insert({ note: 'x' })";

test.each([
  ['of which no column is unique', made(noted, created()), 'row'],
  ['that is read', made(`${noted}.returning('id')`, created()), 'row'],
  ['of a table that is named apart', made(`.table${noted}`, created()), 'row'],
  ['with another column that is unique', made(noted, created("table.unique(['code']);")), 'row'],
  [
    'of a table beside another one',
    made(noted, `${created()} await knex.schema.createTable('others', build);`),
    'row',
  ],
  ['with its key', made("('orders').insert({ id, note: 'x' })", created()), null],
  [
    'with a key of another name',
    made("('orders').insert({ ref: 'x' })", created("table.bigIncrements('ref');")),
    null,
  ],
  [
    'with a column that is unique',
    made("('orders').insert({ ref: 'x' })", created("table.string('ref').notNullable().unique();")),
    null,
  ],
  [
    'with one of several that are unique together',
    made(noted, created("table.unique(['note', 'code']);")),
    null,
  ],
  [
    'with one that is unique later',
    made(noted, `${created()} await knex.schema.alterTable('orders', (table) => { table.unique('note'); });`),
    null,
  ],
  [
    'with one that a statement may make unique',
    made(noted, `${created()} await knex.raw('CREATE UNIQUE INDEX one ON orders (note)');`),
    null,
  ],
  [
    'with one that a statement in other letters may make unique',
    made(noted, `${created()} await knex.raw('alter table orders add  Unique (note)');`),
    null,
  ],
  ['of a table that something else creates', made(noted, created().replace('knex.schema', 'other')), null],
  [
    'of a table that is built elsewhere',
    made(noted, "await knex.schema.createTable('orders', build);"),
    null,
  ],
  ['of a table that nothing creates', made(noted, ''), null],
  [
    'of a table that is not known',
    made("(String(process.env.TABLE)).insert({ note: 'x' })", created()),
    null,
  ],
  ['that gives way', made(`${noted}.onConflict('note').ignore()`, created()), null],
  ['that cannot be read', made("('orders').insert(given)", created()), null],
])('a row %s', (_what, found, expected) => {
  expect(found).toBe(expected);
});
