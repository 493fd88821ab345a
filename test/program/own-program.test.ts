import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openOwnProgram, type OwnProgram } from '../../src/program/own-program.ts';
import { compilerVersions, loadTypescript } from './compilers.ts';
import { collectGarbage } from './garbage.ts';
import { serviceFolder, writeFiles } from './service-folder.ts';

const require = createRequire(import.meta.url);

interface Opening {
  readonly text?: string;
  readonly project?: string | false;
}

function open(folder: string, file: string, { text, project = 'auto' }: Opening = {}): OwnProgram {
  const fileName = join(folder, file);
  const onDisk = existsSync(fileName) ? readFileSync(fileName, 'utf8') : '';
  return openOwnProgram({ fileName, text: text ?? onDisk, project, cwd: folder });
}

/** The type of a variable as the program of its file sees it. */
function typeOf(program: OwnProgram, path: string, name: string): string {
  const sourceFile = program.program.getSourceFile(path);
  if (sourceFile === undefined) throw new Error(`${path} is not in the program`);
  const declaration = program.wrap(sourceFile).getVariableDeclarationOrThrow(name);
  return declaration.getType().getText(declaration);
}

function sourceNames(program: OwnProgram, folder: string): readonly string[] {
  return program.sources.map((source) => source.fileName.replace(`${folder}/`, ''));
}

function openAndWrap(folder: string, text?: string): WeakRef<OwnProgram> {
  const program = open(folder, 'a.ts', text === undefined ? {} : { text });
  program.sources.forEach((source) => program.wrap(source).getVariableDeclarations()[0]?.getType());
  return new WeakRef(program);
}

const compilerOptions = {
  strict: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022'],
  types: [],
};

afterEach(() => {
  vi.useRealTimers();
});

describe('with a tsconfig', () => {
  const service = {
    'tsconfig.json': {
      compilerOptions: { ...compilerOptions, paths: { '@app/*': ['./src/*'] } },
      include: ['src'],
    },
    'src/main.ts':
      "import { limit } from '@app/limit';\nimport { place } from './orders.js';\nexport const most = limit; export const placed = place(null);",
    'src/limit.ts': 'export const limit = 3;',
    'src/orders.ts': 'export function place(id: string | null) { return id?.length; }',
    'other/elsewhere.ts': 'export {};',
  };

  test('a program starts from the files of its configuration, and not from what they import', () => {
    const folder = serviceFolder({ ...service, 'src/far.ts': "import '../other/elsewhere.js';" });
    const program = open(folder, 'src/main.ts');
    const starts = ['src/main.ts', 'src/far.ts', 'other/elsewhere.ts'].map((file) =>
      program.startsFrom(join(folder, file)),
    );
    expect(sourceNames(program, folder)).toContain('other/elsewhere.ts');
    expect(starts).toEqual([true, true, false]);
  });

  test('a file is read with the options, aliases and files of its configuration', () => {
    const folder = serviceFolder(service);
    const program = open(folder, 'src/main.ts');
    expect(typeOf(program, join(folder, 'src/main.ts'), 'most')).toBe('3');
    expect(typeOf(program, join(folder, 'src/main.ts'), 'placed')).toBe('number | undefined');
    expect(sourceNames(program, folder)).toEqual(['src/limit.ts', 'src/main.ts', 'src/orders.ts']);
    expect(program).toMatchObject({ origin: 'own', problems: [] });
  });

  test('all its files share one program', () => {
    const folder = serviceFolder(service);
    const programs = ['src/main.ts', 'src/limit.ts', 'src/orders.ts', 'src/main.ts'].map((file) =>
      open(folder, file),
    );
    expect(new Set(programs).size).toBe(1);
  });

  test('one that the user names is used instead of the nearest one', () => {
    const folder = serviceFolder({
      'src/tsconfig.json': { compilerOptions: { ...compilerOptions, strict: false } },
      'tsconfig.lint.json': { compilerOptions },
      'src/a.ts': 'export const b = [1].find(Boolean);',
    });
    const loose = open(folder, 'src/a.ts');
    const strict = open(folder, 'src/a.ts', { project: 'tsconfig.lint.json' });
    expect(typeOf(loose, join(folder, 'src/a.ts'), 'b')).toBe('number');
    expect(typeOf(strict, join(folder, 'src/a.ts'), 'b')).toBe('number | undefined');
  });

  test('a project that is found through references holds the file', () => {
    const folder = serviceFolder({
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './lib' }] },
      'tsconfig.app.json': {
        compilerOptions: { ...compilerOptions, paths: { '#x': ['./lib/x.ts'] } },
        include: ['app'],
      },
      'lib/tsconfig.json': { compilerOptions, references: [{ path: '..' }] },
      'app/a.ts': "import { x } from '#x'; export const a = x;",
      'lib/x.ts': 'export const x = 1;',
    });
    expect(typeOf(open(folder, 'app/a.ts'), join(folder, 'app/a.ts'), 'a')).toBe('1');
    expect(sourceNames(open(folder, 'lib/x.ts'), folder)).toEqual(['lib/x.ts']);
  });

  test('a file that it excludes is read with its options, beside the others that it excludes', () => {
    const folder = serviceFolder({
      ...service,
      'package.json': {},
      'test/main.test.ts': "import { limit } from '@app/limit'; export const most = limit;",
      'test/other.test.ts': 'export {};',
    });
    const program = open(folder, 'test/main.test.ts');
    expect(typeOf(program, join(folder, 'test/main.test.ts'), 'most')).toBe('3');
    expect(open(folder, 'test/other.test.ts')).toBe(program);
    expect(program.problems).toEqual([]);
  });

  test('a base that is not installed leaves the rest in force', () => {
    const folder = serviceFolder({
      'tsconfig.json': {
        extends: '@acme/tsconfig/base.json',
        compilerOptions: { paths: { '~/*': ['./src/*'] } },
      },
      'src/a.ts': "import { b } from '~/b'; export const a = b;",
      'src/b.ts': 'export const b = [1].find((one) => one > 1);',
    });
    const program = open(folder, 'src/a.ts');
    expect(typeOf(program, join(folder, 'src/a.ts'), 'a')).toBe('number | undefined');
    expect(program.problems).toEqual([]);
  });

  test('one that cannot be parsed is named, and the file is analysed without it', () => {
    const folder = serviceFolder({
      'tsconfig.json': '{ "compilerOptions": { ',
      'a.ts': "import { b } from './b'; export const a = b;",
      'b.ts': 'export const b = 1;',
    });
    const program = open(folder, 'a.ts');
    expect(program.problems).toEqual([
      expect.stringContaining(`${join(folder, 'tsconfig.json')} cannot be read: `),
    ]);
    expect(typeOf(program, join(folder, 'a.ts'), 'a')).toBe('1');
  });

  test('one that the user names and that is not there is named', () => {
    const folder = serviceFolder({ 'a.ts': 'export const a = 1;' });
    const program = open(folder, 'a.ts', { project: 'tsconfig.missing.json' });
    expect(program.problems).toEqual([expect.stringContaining('tsconfig.missing.json cannot be read')]);
    expect(program.program.getSourceFile(join(folder, 'a.ts'))).toBeDefined();
  });

  test('a jsconfig serves plain JavaScript', () => {
    const folder = serviceFolder({
      'jsconfig.json': { compilerOptions: { ...compilerOptions, paths: { '@/*': ['./*'] } } },
      'a.js': "const { b } = require('@/b'); const a = b; module.exports = { a };",
      'b.js': 'exports.b = 1;',
    });
    expect(typeOf(open(folder, 'a.js'), join(folder, 'a.js'), 'a')).toBe('1');
  });
});

describe('without a tsconfig', () => {
  test('the sources of the package form a program that follows imports', () => {
    const folder = serviceFolder({
      'package.json': { name: 'orders' },
      'inner/package.json': { name: 'another' },
      'inner/d.ts': '',
      'src/a.ts': "import { b } from './b.js'; export const a = b;",
      'src/b.ts': 'export const b = 1;',
      'src/c.js': "const { b } = require('./b'); const c = b;",
      'node_modules/pg/index.js': '',
      'dist/a.js': '',
      '.cache/a.js': '',
    });
    const program = open(folder, 'src/a.ts');
    expect(typeOf(program, join(folder, 'src/a.ts'), 'a')).toBe('1');
    expect(sourceNames(program, folder)).toEqual(['src/a.ts', 'src/b.ts', 'src/c.js']);
    expect(open(folder, 'src/c.js')).toBe(program);
  });

  test('types of installed packages are seen', () => {
    const folder = serviceFolder({
      'package.json': {},
      'node_modules/@types/acme__mail/index.d.ts': 'export function send(to: string): Promise<void>;',
      'node_modules/@types/acme__mail/package.json': {
        name: '@types/acme__mail',
        version: '1.2.3',
        types: 'index.d.ts',
      },
      'a.js': "const { send } = require('@acme/mail'); const sent = send('you');",
    });
    const program = open(folder, 'a.js');
    expect(typeOf(program, join(folder, 'a.js'), 'sent')).toBe('Promise<void>');
    const declared = program.program.getSourceFiles().find((file) => file.fileName.includes('acme__mail'));
    expect(program.packageOf(declared?.fileName ?? '')).toEqual({ name: '@acme/mail', version: '1.2.3' });
  });

  test('the globals of a browser are there only where no others are', () => {
    const folder = serviceFolder({
      'bare/package.json': {},
      'bare/a.ts': 'export const a = fetch;',
      'node/package.json': {},
      'node/node_modules/@types/node/package.json': { name: '@types/node', types: 'index.d.ts' },
      'node/node_modules/@types/node/index.d.ts': 'declare function fetch(url: string): void;',
      'node/a.ts': "export const a = fetch('x'); export const b = window;",
    });
    const bare = open(folder, 'bare/a.ts')
      .program.getSourceFiles()
      .map((file) => basename(file.fileName));
    expect(bare).toContain('lib.dom.d.ts');
    const node = open(folder, 'node/a.ts');
    expect(typeOf(node, join(folder, 'node/a.ts'), 'a')).toBe('void');
    expect(typeOf(node, join(folder, 'node/a.ts'), 'b')).toBe('any');
  });

  test('links that lead in a circle are not followed', () => {
    const folder = serviceFolder({ 'package.json': {}, 'src/a.ts': 'export {};' });
    symlinkSync(folder, join(folder, 'src/loop'));
    expect(sourceNames(open(folder, 'src/a.ts'), folder)).toEqual(['src/a.ts']);
  });

  test('a file that was built is analysed by itself', () => {
    const folder = serviceFolder({ 'package.json': {}, 'src/a.ts': '', 'dist/a.js': 'const a = 1;' });
    expect(sourceNames(open(folder, 'dist/a.js'), folder)).toEqual(['dist/a.js']);
  });

  test('a file that the compiler cannot read is not in the program', () => {
    const folder = serviceFolder({ 'package.json': {}, 'src/a.vue': '<script>export default {}</script>' });
    const program = open(folder, 'src/a.vue');
    expect(program.program.getSourceFile(join(folder, 'src/a.vue'))).toBeUndefined();
  });
});

describe('in a monorepo that is not installed', () => {
  const packages = {
    'packages/clients/package.json': {
      name: '@acme/clients',
      main: './dist/index.js',
      types: './dist/index.d.ts',
    },
    'packages/clients/tsconfig.json': {
      compilerOptions: { ...compilerOptions, paths: { '@/*': ['./src/*'] } },
    },
    'packages/clients/src/index.ts': "import { seconds } from '@/units'; export const timeout = seconds;",
    'packages/clients/src/units.ts': 'export const seconds = 30;',
    'packages/events/package.json': { name: '@acme/events', exports: { './*': './build/topics/*.js' } },
    'packages/events/src/topics/orders.ts': "export const topic = 'orders';",
    'packages/plain/package.json': { name: 'plain' },
    'packages/plain/src/deep/rate.ts': 'export const rate = 9;',
    'packages/private/package.json': { name: 'not-declared' },
    'packages/private/index.ts': 'export const secret = 1;',
    'apps/api/package.json': { name: 'api' },
    'apps/api/main.ts': `
import { timeout as first } from '@acme/clients';
import { topic as second } from '@acme/events/orders';
import { rate as third } from 'plain/deep/rate';
import { secret as fourth } from 'not-declared';
export const timeout = first, topic = second, rate = third, secret = fourth;
`,
  };

  const declared = ['packages/*', '!packages/private', 'apps/*'];

  test.each([
    ['npm', { 'package.json': { workspaces: declared } }],
    ['Yarn', { 'package.json': { workspaces: { packages: declared } } }],
    [
      'pnpm',
      {
        'package.json': {},
        'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - \'!packages/private\' # no\n  - "apps/*"\n',
      },
    ],
    ['Lerna', { 'package.json': {}, 'lerna.json': { packages: declared } }],
  ])('packages that %s declares lead to their sources, with the aliases of their own', (_tool, root) => {
    const folder = serviceFolder({ ...packages, ...root });
    const program = open(folder, 'apps/api/main.ts');
    const types = ['timeout', 'topic', 'rate', 'secret'].map((name) =>
      typeOf(program, join(folder, 'apps/api/main.ts'), name),
    );
    expect(types).toEqual(['30', '"orders"', '9', 'any']);
  });

  test('a tsconfig that knows nothing of them does not stand in the way', () => {
    const tsconfig = {
      compilerOptions: { ...compilerOptions, module: 'nodenext', moduleResolution: 'nodenext' },
    };
    const folder = serviceFolder({
      ...packages,
      'package.json': { workspaces: declared },
      'apps/api/tsconfig.json': tsconfig,
    });
    expect(typeOf(open(folder, 'apps/api/main.ts'), join(folder, 'apps/api/main.ts'), 'timeout')).toBe('30');
  });

  test('one that is linked and built leads to its source all the same', () => {
    const folder = serviceFolder({
      ...packages,
      'package.json': { workspaces: declared },
      'packages/clients/dist/index.d.ts': 'export declare const timeout: number;',
      'node_modules/@acme/.keep': '',
    });
    symlinkSync(join(folder, 'packages/clients'), join(folder, 'node_modules/@acme/clients'));
    const program = open(folder, 'apps/api/main.ts');
    expect(typeOf(program, join(folder, 'apps/api/main.ts'), 'timeout')).toBe('30');
  });
});

describe('the text of the linted file', () => {
  const service = {
    'tsconfig.json': { compilerOptions },
    'a.ts': 'export const a = 1;',
    'b.ts': "import { a } from './a'; export const b = a;",
  };

  test('is laid over the one on the disk', () => {
    const folder = serviceFolder(service);
    const before = open(folder, 'a.ts');
    const after = open(folder, 'a.ts', { text: 'export const a = 2;' });
    expect(after).not.toBe(before);
    expect(typeOf(after, join(folder, 'b.ts'), 'b')).toBe('2');
    expect(open(folder, 'a.ts', { text: 'export const a = 2;' })).toBe(after);
  });

  test('is gone when another file is linted', () => {
    const folder = serviceFolder(service);
    open(folder, 'a.ts', { text: 'export const a = 2;' });
    expect(typeOf(open(folder, 'b.ts'), join(folder, 'b.ts'), 'b')).toBe('1');
  });

  test('leaves the other files as they were parsed', () => {
    const folder = serviceFolder(service);
    const before = open(folder, 'a.ts').program.getSourceFile(join(folder, 'b.ts'));
    const after = open(folder, 'a.ts', { text: 'export const a = 2;' }).program.getSourceFile(
      join(folder, 'b.ts'),
    );
    expect(after).toBe(before);
    expect(before).toBeDefined();
  });

  test('keeps nothing of the programs before it', async () => {
    const folder = serviceFolder(service);
    const former = openAndWrap(folder);
    openAndWrap(folder, 'export const a = 2;');
    openAndWrap(folder, 'export const a = 3;');
    await collectGarbage();
    expect(former.deref()).toBeUndefined();
  });

  test('is enough for a file that is not on the disk', () => {
    const folder = serviceFolder(service);
    const program = open(folder, 'new.ts', { text: "import { a } from './a'; export const c = a;" });
    expect(typeOf(program, join(folder, 'new.ts'), 'c')).toBe('1');
    expect(sourceNames(open(folder, 'newer.ts', { text: 'export {};' }), folder)).toEqual(['newer.ts']);
  });

  test('may begin with a byte order mark on the disk', () => {
    const folder = serviceFolder({ ...service, 'a.ts': '\uFEFFexport const a = 1;' });
    const program = open(folder, 'a.ts', { text: 'export const a = 1;' });
    expect(open(folder, 'b.ts')).toBe(program);
  });
});

describe('when the disk changes', () => {
  const service = {
    'tsconfig.json': { compilerOptions },
    'a.ts': 'export const a = 1;',
    'b.ts': "import { a } from './a'; export const b = a;",
  };

  function later(): void {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  }

  test('another file is seen as it is after a pause', () => {
    const folder = serviceFolder(service);
    open(folder, 'b.ts');
    writeFiles(folder, { 'a.ts': 'export const a = 22;' });
    later();
    expect(typeOf(open(folder, 'b.ts'), join(folder, 'b.ts'), 'b')).toBe('22');
  });

  test('a pause without a change keeps the program', () => {
    const folder = serviceFolder(service);
    const before = open(folder, 'b.ts');
    later();
    expect(open(folder, 'b.ts')).toBe(before);
  });

  test('a file that is saved as it was linted keeps the program', () => {
    const folder = serviceFolder(service);
    const before = open(folder, 'a.ts', { text: 'export const a = 2;' });
    writeFiles(folder, { 'a.ts': 'export const a = 2;' });
    later();
    expect(open(folder, 'a.ts')).toBe(before);
  });

  test('a file that an editor saves is seen by the others without a pause', () => {
    const folder = serviceFolder(service);
    open(folder, 'b.ts');
    open(folder, 'a.ts', { text: 'export const a = 22;' });
    writeFiles(folder, { 'a.ts': 'export const a = 22;' });
    expect(typeOf(open(folder, 'b.ts'), join(folder, 'b.ts'), 'b')).toBe('22');
  });

  test('a text that is taken back to what was saved is the one that is analysed', () => {
    const folder = serviceFolder(service);
    const saved = 'export const a = 22;';
    open(folder, 'b.ts');
    open(folder, 'a.ts', { text: saved });
    writeFiles(folder, { 'a.ts': saved });
    open(folder, 'a.ts', { text: 'export const a = 333;' });
    const { program } = open(folder, 'a.ts', { text: saved });
    expect(program.getSourceFile(join(folder, 'a.ts'))?.text).toBe(saved);
  });

  test('a file that an editor reads again is the one that is analysed', () => {
    const folder = serviceFolder(service);
    open(folder, 'b.ts');
    writeFiles(folder, { 'a.ts': 'export const a = 22;' });
    const { program } = open(folder, 'a.ts');
    expect(program.getSourceFile(join(folder, 'a.ts'))?.text).toBe('export const a = 22;');
  });

  test('a new folder of the linted file is seen without a pause, with what is in it', () => {
    const folder = serviceFolder(service);
    open(folder, 'b.ts');
    writeFiles(folder, {
      'more/c.ts': 'export const c = 3;',
      'more/d.ts': "import { c } from './c'; export const d = c;",
    });
    expect(typeOf(open(folder, 'more/d.ts'), join(folder, 'more/d.ts'), 'd')).toBe('3');
  });

  test('new files and new options are seen after a pause', () => {
    const folder = serviceFolder(service);
    open(folder, 'b.ts');
    writeFiles(folder, {
      'c.ts': 'export {};',
      'tsconfig.json': { compilerOptions: { ...compilerOptions, strict: false } },
    });
    later();
    const program = open(folder, 'b.ts');
    expect(sourceNames(program, folder)).toContain('c.ts');
    expect(program.program.getCompilerOptions().strict).toBe(false);
  });
});

test('a file by itself resolves no imports, and the lints of others look elsewhere', () => {
  const folder = serviceFolder({
    'a.ts': "import { b } from './b'; export const a = b;",
    'b.ts': 'export const b = 1;',
  });
  const program = open(folder, 'a.ts', { project: false });
  expect(program.origin).toBe('single-file');
  expect(sourceNames(program, folder)).toEqual(['a.ts']);
  expect(typeOf(program, join(folder, 'a.ts'), 'a')).toBe('any');
  expect(program.startsFrom(join(folder, 'a.ts'))).toBe(false);
});

describe.each(compilerVersions)('with %s installed beside the file', (name) => {
  test('that compiler builds the program', () => {
    const folder = serviceFolder({
      'tsconfig.json': { compilerOptions },
      'node_modules/.keep': '',
      'a.ts': "import { b } from './b'; export const a = b;",
      'b.ts': 'export const b = { attempts: 3 } as const;',
    });
    symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(folder, 'node_modules/typescript'));
    const program = open(folder, 'a.ts');
    expect(program.compiler.ts).toBe(loadTypescript(name));
    expect(typeOf(program, join(folder, 'a.ts'), 'a')).toBe('{ readonly attempts: 3; }');
  });
});

test('a compiler of an unknown version is left alone', () => {
  const folder = serviceFolder({
    'node_modules/typescript/package.json': { name: 'typescript', version: '7.1.0', main: 'index.js' },
    'node_modules/typescript/index.js': "throw new Error('must not run')",
    'a.ts': 'export const a = 1;',
  });
  expect(open(folder, 'a.ts').compiler.ts.version).toMatch(/^6\./);
});
