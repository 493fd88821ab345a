import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSchemaTexts } from '../../src/program/schema-files.ts';
import { serviceFolder } from './service-folder.ts';

/** A repository with files by path, every one holding its own path. */
function repository(...paths: readonly string[]): string {
  const top = serviceFolder(Object.fromEntries(paths.map((path) => [path, path])));
  mkdirSync(join(top, '.git'));
  return top;
}

test('the schemas of the nearest folder above a source are read', () => {
  const top = repository(
    'prisma/schema.prisma',
    'apps/shop/prisma/schema.prisma',
    'apps/shop/prisma/notes.txt',
  );
  expect(createSchemaTexts()(join(top, 'apps/shop/src/orders.ts'), '.prisma')).toEqual([
    'apps/shop/prisma/schema.prisma',
  ]);
  expect(createSchemaTexts()(join(top, 'apps/other/src/orders.ts'), '.prisma')).toEqual([
    'prisma/schema.prisma',
  ]);
});

test('the schema of a package beside the source is found', () => {
  const top = repository('packages/db/schema/order.prisma', 'packages/db/schema/user.prisma');
  expect(createSchemaTexts()(join(top, 'apps/web/lib/orders.ts'), '.prisma')).toEqual([
    'packages/db/schema/order.prisma',
    'packages/db/schema/user.prisma',
  ]);
});

test('nothing is looked for above the top of the repository', () => {
  const top = repository('service/.git', 'schema.prisma');
  expect(createSchemaTexts()(join(top, 'service/src/orders.ts'), '.prisma')).toEqual([]);
});

test('nothing is looked for far above a source', () => {
  const top = repository('schema.prisma');
  expect(createSchemaTexts()(join(top, 'a/b/c/d/e/f/g/h/i/j/orders.ts'), '.prisma')).toEqual([]);
});
