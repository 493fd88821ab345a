import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { compilerVersions } from './compilers.ts';
import { serviceFolder } from './service-folder.ts';

const require = createRequire(import.meta.url);

type Files = Readonly<Record<string, string | object>>;

const entry = { exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } };
const compilerOptions = { module: 'esnext', moduleResolution: 'bundler', strict: true, types: [] };
const emitting = { ...compilerOptions, outDir: 'dist', declaration: true };
const declared = 'export declare const place: string;\n';

/** A source whose constant tells where it stands. */
const at = (path: string) => `export const place = '${path}';\n`;

/** The type of what an import from the package `events` leads to: the path in one of its sources, as `at` writes it. */
function leadsTo(manifest: object, files: Files, compiler = 'typescript'): string {
  const folder = serviceFolder({
    'package.json': { workspaces: ['packages/*', 'api'] },
    'api/package.json': {},
    'api/main.ts': "import { place } from 'events';\nexport const found = place;\n",
    'packages/events/package.json': { name: 'events', ...manifest },
    ...Object.fromEntries(
      Object.entries(files).map(([path, content]) => [`packages/events/${path}`, content]),
    ),
  });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(folder, 'packages/events'), join(folder, 'node_modules/events'));
  symlinkSync(dirname(require.resolve(`${compiler}/package.json`)), join(folder, 'node_modules/typescript'));
  const fileName = join(folder, 'api/main.ts');
  const text = readFileSync(fileName, 'utf8');
  const program = openOwnProgram({ fileName, text, project: 'auto', cwd: folder });
  const file = program.program.getSourceFile(fileName);
  if (!file) throw new Error('The program does not hold the file.');
  const declaration = program.wrap(file).getVariableDeclarationOrThrow('found');
  return declaration.getType().getText(declaration);
}

test.each<[string, object, Files]>([
  [
    'of a folder of outputs within another',
    { main: './dist/esm/index.js' },
    { 'tsconfig.json': { compilerOptions: { ...emitting, outDir: 'dist/esm', rootDir: 'src' } } },
  ],
  [
    'of a folder with a name of its own',
    { main: './target/index.js' },
    { 'tsconfig.json': { compilerOptions: { ...emitting, outDir: 'target', rootDir: 'src' } } },
  ],
  [
    'of a folder of declarations',
    { types: './types/index.d.ts' },
    { 'tsconfig.build.json': { compilerOptions: { ...emitting, declarationDir: 'types', rootDir: 'src' } } },
  ],
  [
    'by the folder that all sources share, where another source has the name as well',
    entry,
    { 'tsconfig.json': { compilerOptions: emitting, include: ['src'] }, 'index.ts': at('index.ts') },
  ],
  [
    'through what it extends',
    entry,
    {
      'tsconfig.base.json': { compilerOptions: { ...emitting, rootDir: 'src' } },
      'tsconfig.json': { extends: './tsconfig.base.json', include: ['src'] },
      'index.ts': at('index.ts'),
    },
  ],
])('a tsconfig tells what is built from a source: %s', (_case, manifest, files) => {
  expect(leadsTo(manifest, { 'src/index.ts': at('src/index.ts'), ...files })).toBe('"src/index.ts"');
});

test('without a tsconfig that tells, the one source of the name is meant, and of two none', () => {
  const one = { 'src/index.ts': at('src/index.ts') };
  const two = { ...one, 'index.ts': at('index.ts') };
  expect(leadsTo(entry, one)).toBe('"src/index.ts"');
  expect(leadsTo(entry, two)).toBe('any');
  expect(leadsTo(entry, { ...two, 'dist/index.d.ts': declared })).toBe('string');
});

test('a bundle of another name than its sources is what it is', () => {
  const bundle = { types: './dist/bundle.d.ts' };
  const files = { 'src/index.ts': at('src/index.ts'), 'dist/bundle.d.ts': declared };
  expect(leadsTo(bundle, files)).toBe('string');
});

test('JavaScript that was built leads to its source, and what is entered as it was written stays', () => {
  const source = { 'src/index.ts': at('src/index.ts'), 'dist/index.js': at('dist/index.js') };
  const written = { 'index.js': at('index.js'), 'src/index.js': at('src/index.js') };
  expect(leadsTo({ main: './dist/index.js' }, source)).toBe('"src/index.ts"');
  expect(leadsTo({ main: './index.js' }, written)).toBe('"index.js"');
});

test.each(compilerVersions)('%s is led from what is not built to its source', (compiler) => {
  expect(leadsTo(entry, { 'src/index.ts': at('src/index.ts') }, compiler)).toBe('"src/index.ts"');
});
