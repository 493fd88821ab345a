import { expect, test } from 'vitest';
import { createTestOnly } from '../../src/program/test-only.ts';
import { openFile, type Files } from './open-file.ts';

const application = {
  'package.json': { name: 'shop', dependencies: { express: '5' } },
  'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
  'src/clients/orders.ts': 'export const load = () => fetch("/a");',
};
const barrel = { 'src/clients/index.ts': "export * from './orders';" };
const checks = { 'src/shop.test.ts': "import { load } from './clients';\nload();" };

/** Whether `src/clients/orders.ts` is a part of tests, in an application with some more files. */
function isTestOnly(files: Files): boolean {
  const { file, program, roleOf } = openFile({ ...application, ...files }, 'src/clients/orders.ts');
  return createTestOnly(program, roleOf)(file);
}

test('a module whose exports are passed on to tests alone is a part of them', () => {
  expect(isTestOnly({ ...barrel, ...checks })).toBe(true);
});

test('so is one that others of them use', () => {
  const bookings = "import { load } from './orders';\nexport const book = () => load();";
  const index = "export * from './orders';\nexport * from './bookings';";
  expect(isTestOnly({ ...checks, 'src/clients/bookings.ts': bookings, 'src/clients/index.ts': index })).toBe(
    true,
  );
});

test.each<[string, Files]>([
  ['that nothing imports', {}],
  ['whose exports nothing takes', barrel],
  [
    'that a test imports by itself',
    { 'src/shop.test.ts': "import { load } from './clients/orders';\nload();" },
  ],
  [
    'that service code imports as well',
    { ...barrel, ...checks, 'src/shop.ts': "import { load } from './clients';\nload();" },
  ],
  [
    'behind a module that does more than pass on',
    { ...checks, 'src/clients/index.ts': "export * from './orders';\nexport const b = 1;" },
  ],
  [
    'of a package that others import by paths',
    { ...barrel, ...checks, 'package.json': { name: 'shop', main: 'index.js' } },
  ],
])('a module %s is not', (_, files) => {
  expect(isTestOnly(files)).toBe(false);
});
