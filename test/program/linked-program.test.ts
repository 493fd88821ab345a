import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ts } from 'ts-morph';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bindCompiler } from '../../src/program/bind-compiler.ts';
import { linkWorkspace } from '../../src/program/linked-program.ts';
import { compilerVersions, loadTypescript } from './compilers.ts';
import { collectGarbage } from './garbage.ts';
import { serviceFolder, writeFiles } from './service-folder.ts';

const typescript = loadTypescript('typescript');

const monorepo = {
  'package.json': { private: true, workspaces: ['packages/*', 'apps/*'] },
  'apps/api/package.json': { name: '@acme/api', dependencies: { '@acme/events': '*' } },
  'apps/api/src/main.ts': `import { cancel } from './orders';\nvoid cancel('1');\n`,
  'apps/api/src/orders.ts': `import { announce } from '@acme/events';
export const cancel = (id: string) => announce(id);
`,
  'packages/events/package.json': {
    name: '@acme/events',
    types: './dist/index.d.ts',
    main: './dist/index.js',
    dependencies: { '@acme/names': '*' },
  },
  'packages/events/src/index.ts': `import { nameOf } from '@acme/names';
export const announce = (id: string) => nameOf(id);
`,
  'packages/events/dist/index.d.ts': `export declare const announce: (id: string) => string;\n`,
  'packages/names/package.json': { name: '@acme/names', types: './dist/index.d.ts' },
  'packages/names/src/index.ts': 'export const nameOf = (id: string) => id;\n',
};

type Files = Readonly<Record<string, string | object>>;

const links: Readonly<Record<string, string>> = { 'node_modules/@acme/events': 'packages/events' };

/** Writes a monorepo in which one package is installed and built, and another one neither. */
function written(files: Files = {}, linked = links): string {
  const folder = serviceFolder({ ...monorepo, ...files });
  for (const [link, target] of Object.entries(linked)) {
    mkdirSync(join(folder, link, '..'), { recursive: true });
    symlinkSync(join(folder, target), join(folder, link));
  }
  return folder;
}

const options = (compiler: typeof ts): ts.CompilerOptions => ({
  moduleResolution: compiler.ModuleResolutionKind.Bundler,
  module: compiler.ModuleKind.ESNext,
  target: compiler.ScriptTarget.ES2022,
  types: [],
});

interface Given {
  readonly compiler?: typeof ts;
  readonly oldProgram?: ts.Program;
  readonly texts?: Readonly<Record<string, string>>;
  readonly references?: readonly ts.ProjectReference[];
  readonly roots?: readonly string[];
  readonly settings?: ts.CompilerOptions;
}

/** The program of a lint: of the application alone. Files that are as they were in the program before are taken from it. */
function lintProgram(folder: string, given: Given = {}): ts.Program {
  const {
    compiler = typescript,
    oldProgram,
    references,
    roots = ['apps/api/src/main.ts'],
    texts = {},
  } = given;
  const settings = given.settings ?? oldProgram?.getCompilerOptions() ?? options(compiler);
  const host = compiler.createCompilerHost(settings);
  const read = host.getSourceFile.bind(host);
  const before = new Map(oldProgram?.getSourceFiles().map((file) => [file.fileName, file]));
  host.getCurrentDirectory = () => folder;
  host.getSourceFile = (path, target) => {
    const text = texts[path.slice(folder.length + 1)];
    if (text === undefined) return before.get(path) ?? read(path, target);
    return compiler.createSourceFile(path, text, target);
  };
  return compiler.createProgram({
    rootNames: roots.map((root) => join(folder, root)),
    options: settings,
    host,
    ...(oldProgram && { oldProgram }),
    ...(references && { projectReferences: references }),
  });
}

const link = (program: ts.Program, compiler = typescript) => linkWorkspace(bindCompiler(compiler), program);

/** The files of a program that belong to the monorepo. */
function filesOf(program: ts.Program, folder: string): readonly string[] {
  return program
    .getSourceFiles()
    .flatMap(({ fileName }) => (fileName.startsWith(folder) ? [fileName.slice(folder.length + 1)] : []))
    .sort();
}

/** Changes a file as it happens in an editor: some time after the last lint. */
function save(folder: string, path: string, text: string): void {
  writeFileSync(join(folder, path), text);
  const later = new Date(Date.now() + 5000);
  utimesSync(join(folder, path), later, later);
  vi.spyOn(Date, 'now').mockReturnValue(later.getTime());
}

const application = ['apps/api/src/main.ts', 'apps/api/src/orders.ts'];
const followed = [...application, 'packages/events/src/index.ts', 'packages/names/src/index.ts'];

afterEach(() => void vi.restoreAllMocks());

describe('a program that enters packages at what was built of them', () => {
  test('is given their sources, and those that they are made of', () => {
    const folder = written();
    const program = lintProgram(folder);
    expect(filesOf(program, folder)).toEqual([...application, 'packages/events/dist/index.d.ts']);
    expect(filesOf(link(program), folder)).toEqual(followed);
  });

  test.each([
    ['not built', 'packages/events/dist'],
    ['not installed', 'node_modules'],
  ])('or that are %s', (_state, missing) => {
    const folder = written();
    rmSync(join(folder, missing), { recursive: true });
    expect(filesOf(link(lintProgram(folder)), folder)).toEqual(followed);
  });

  test('or whose sources it holds beside the declarations that it sees', () => {
    const folder = written();
    const roots = ['apps/api/src/main.ts', 'packages/events/src/index.ts', 'packages/names/src/index.ts'];
    const program = lintProgram(folder, { roots });
    const orders = program.getSourceFile(join(folder, 'apps/api/src/orders.ts'));
    const [declaration] = orders?.statements ?? [];
    if (!declaration || !typescript.isImportDeclaration(declaration)) throw new Error('imports nothing');
    const seen = (one: ts.Program) =>
      one.getTypeChecker().getSymbolAtLocation(declaration.moduleSpecifier)?.declarations?.[0];
    expect(seen(program)).toBe(program.getSourceFile(join(folder, 'packages/events/dist/index.d.ts')));
    expect(seen(link(program))).toBe(program.getSourceFile(join(folder, 'packages/events/src/index.ts')));
  });

  test('has the very files of the given one, and knows their types', () => {
    const folder = written();
    const program = lintProgram(folder);
    const linked = link(program);
    const shared = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/dist/'));
    expect(shared.map(({ fileName }) => linked.getSourceFile(fileName))).toEqual(shared);
    const orders = linked.getSourceFile(join(folder, 'apps/api/src/orders.ts'));
    expect(linked.getSemanticDiagnostics(orders)).toEqual([]);
    expect(program.getSemanticDiagnostics(orders)).toEqual([]);
  });

  test('takes a source for empty that is nested too deeply', () => {
    const nested = `export const nameOf = (id: string) => ${'['.repeat(600)}id${']'.repeat(600)};\n`;
    const folder = written({ 'packages/names/src/index.ts': nested });
    const linked = link(lintProgram(folder));
    expect(linked.getSourceFile(join(folder, 'packages/names/src/index.ts'))?.text).toBe('');
  });

  test('is made once', () => {
    const program = lintProgram(written());
    expect(link(program)).toBe(link(program));
  });

  test.each(compilerVersions)('is linked where the compiler tells what imports lead to: %s', (name) => {
    const compiler = loadTypescript(name);
    const folder = written();
    const program = lintProgram(folder, { compiler });
    const linked = link(program, compiler);
    if (name === 'typescript-5.0') expect(linked).toBe(program);
    else expect(filesOf(linked, folder)).toEqual(followed);
  });

  test('may hold a package that is installed twice', () => {
    const copy = (place: string): Files => ({
      [`${place}/package.json`]: { name: 'twice', version: '1.0.0', types: 'index.d.ts' },
      [`${place}/index.d.ts`]: 'export declare const twice: string;\n',
    });
    const folder = written({
      ...copy('node_modules/twice'),
      ...copy('apps/api/node_modules/twice'),
      'node_modules/other/package.json': { name: 'other', types: 'index.d.ts' },
      'node_modules/other/index.d.ts': `export { twice } from 'twice';\n`,
      'apps/api/src/main.ts': `import 'twice';\nimport 'other';\nimport './orders';\n`,
    });
    const linked = link(lintProgram(folder));
    expect(filesOf(linked, folder)).toEqual(expect.arrayContaining(followed));
  });
});

describe('after an edit', () => {
  const edited = { 'apps/api/src/main.ts': `import { cancel } from './orders';\nvoid cancel('2');\n` };

  test('the next program is linked to the same sources', () => {
    const folder = written();
    const first = lintProgram(folder);
    const before = link(first);
    const second = lintProgram(folder, { oldProgram: first, texts: edited });
    const after = link(second);
    expect(filesOf(after, folder)).toEqual(followed);
    const main = join(folder, 'apps/api/src/main.ts');
    expect(after.getSourceFile(main)).toBe(second.getSourceFile(main));
    const source = join(folder, 'packages/names/src/index.ts');
    expect(after.getSourceFile(source)).toBe(before.getSourceFile(source));
  });

  test('a package that an edit imports first is linked', () => {
    const folder = written({ 'apps/api/src/orders.ts': 'export const cancel = (id: string) => id;\n' });
    const first = lintProgram(folder);
    expect(link(first)).toBe(first);
    const texts = {
      'apps/api/src/main.ts': `import { announce } from '@acme/events';\nvoid announce('2');\n`,
    };
    const second = lintProgram(folder, { oldProgram: first, texts });
    expect(filesOf(link(second), folder)).toEqual(expect.arrayContaining(followed.slice(2)));
  });

  test('a source of another package is read again once it was saved', () => {
    const folder = written();
    const program = lintProgram(folder);
    link(program);
    const text = 'export const nameOf = (id: string) => `order ${id}`;\n';
    save(folder, 'packages/names/src/index.ts', text);
    expect(link(program).getSourceFile(join(folder, 'packages/names/src/index.ts'))?.text).toBe(text);
  });

  test('a package that enters another source is followed there', () => {
    const folder = written();
    const program = lintProgram(folder);
    link(program);
    writeFiles(folder, { 'packages/names/src/names.ts': 'export const nameOf = (id: string) => id;\n' });
    save(
      folder,
      'packages/names/package.json',
      JSON.stringify({ name: '@acme/names', main: 'src/names.ts' }),
    );
    expect(filesOf(link(program), folder)).toContain('packages/names/src/names.ts');
  });

  test('what was linked before is given up', async () => {
    const reference = editedAndDropped();
    await collectGarbage();
    expect(reference.deref()).toBeUndefined();
  });

  function editedAndDropped(): WeakRef<object> {
    const folder = written();
    const first = lintProgram(folder);
    const reference = dropped(first);
    link(lintProgram(folder, { oldProgram: first, texts: edited }));
    return reference;
  }

  test('what was linked for a project is given up after some others', async () => {
    const folder = written();
    const program = lintProgram(folder);
    const reference = dropped(program);
    for (let projects = 0; projects < 4; projects += 1) link(lintProgram(written()));
    await collectGarbage();
    expect(reference.deref()).toBeUndefined();
    expect(filesOf(link(program), folder)).toEqual(followed);
  });

  function dropped(program: ts.Program): WeakRef<object> {
    return new WeakRef(link(program));
  }
});

describe('a program is left as it is', () => {
  test.each<[string, Files, Given]>([
    ['where no folder around it declares packages', { 'package.json': { private: true } }, {}],
    ['where it imports none of them', { 'apps/api/src/main.ts': 'export {};\n' }, {}],
    [
      'where it sees the source by an alias',
      {},
      { settings: { ...options(typescript), paths: { '@acme/*': ['./packages/*/src/index.ts'] } } },
    ],
    ['where the package has no source', { 'packages/events/package.json': { name: '@acme/events' } }, {}],
  ])('%s', (_reason, files, given) => {
    const folder = written(files);
    if ('packages/events/package.json' in files)
      rmSync(join(folder, 'packages/events/src'), { recursive: true });
    const program = lintProgram(folder, given);
    expect(link(program)).toBe(program);
  });

  test('where it builds on other projects', () => {
    const folder = written({ 'packages/events/tsconfig.json': { compilerOptions: { composite: true } } });
    const program = lintProgram(folder, { references: [{ path: join(folder, 'packages/events') }] });
    expect(link(program)).toBe(program);
  });
});
