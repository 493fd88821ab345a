import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCommandLine } from '../../src/program/command-line.ts';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { packageFacts } from '../../src/program/package-facts.ts';
import { createPackages } from '../../src/program/packages.ts';
import { createSourceRoles } from '../../src/program/source-roles.ts';
import { serviceFolder } from './service-folder.ts';

describe('a package with a command', () => {
  test.each([
    ['that can only be started is a command-line program', { bin: './cli.js' }, ['axios'], true],
    ['that others may import and that nobody talks to is none', { bin: {}, main: 'a.js' }, ['axios'], false],
    ['that exports and that nobody talks to is none', { bin: {}, exports: { '.': './a.js' } }, [], false],
    ['that asks a person is a command-line program', { bin: {}, main: 'a.js' }, ['@inquirer/core'], true],
    ['that reads what was typed is a command-line program', { bin: {}, exports: './a.js' }, ['yargs'], true],
    ['and a web server is a server', { bin: 'start.js' }, ['express', 'commander', 'inquirer'], false],
    ['and a database is a server', { bin: 'start.js' }, ['pg'], false],
    ['that describes a deployment holds what is deployed', { bin: 'bin/stack.js' }, ['aws-cdk-lib'], false],
  ])('%s', (_, manifest, dependencies, answer) => {
    expect(isCommandLine(manifest, dependencies)).toBe(answer);
  });

  test('is needed: what talks with a person may be a part of a service', () => {
    expect(isCommandLine({ main: 'a.js' }, ['commander'])).toBe(false);
    expect(isCommandLine({ bin: false }, ['commander'])).toBe(false);
  });
});

test('a server that is built into one file names its packages for development only', () => {
  const folder = serviceFolder({
    'package.json': { bin: 'dist/main.js', devDependencies: { fastify: '5', commander: '14' } },
  });
  expect(packageFacts(folder)).toEqual({
    dependencies: ['fastify', 'commander'],
    runtimeDependencies: [],
    isCommandLine: false,
    isLibrary: false,
    isOpen: false,
    isInternal: true,
  });
});

test('the command of a monorepo says nothing about its packages', () => {
  const folder = serviceFolder({
    'package.json': { bin: 'release.js', dependencies: { commander: '14' }, workspaces: ['packages/*'] },
    'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [] } },
    'release.ts': 'export {};',
    'packages/orders/package.json': { name: 'orders' },
    'packages/orders/src/main.ts': 'export {};',
    'packages/create/package.json': { bin: 'index.js' },
    'packages/create/src/main.ts': 'export {};',
  });
  const fileName = join(folder, 'release.ts');
  const own = openOwnProgram({ fileName, text: 'export {};', project: 'auto', cwd: folder });
  const roleOf = createSourceRoles(own.compiler, createPackages(), folder);
  expect(own.sources.map((source) => [source.fileName.replace(`${folder}/`, ''), roleOf(source)])).toEqual([
    ['packages/create/src/main.ts', 'script'],
    ['packages/orders/src/main.ts', 'service'],
    ['release.ts', 'script'],
  ]);
});
