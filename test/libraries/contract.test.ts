import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderLibraryIndex } from '../../scripts/library-index.ts';
import type { LibraryDescriptor } from '../../src/libraries/descriptor.ts';
import { libraries } from '../../src/libraries/index.ts';
import { refutedClaims, remedies } from './descriptor-claims.ts';
import { type Exports, loadPackageTypes, type PackageTypes } from './package-types.ts';
import { matches } from './type-paths.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the types of a module are, when resolving it does not find them. */
const declarations: Readonly<Record<string, string>> = {
  // `prisma generate` writes the client's types for the service's schema; the package itself has only `any`.
  '@prisma/client': 'test/fixtures/libraries/prisma-client.d.ts',
  // It comes with a renderer in machine code, for which there is no use here.
  '@nestjs-modules/mailer': 'test/fixtures/libraries/nestjs-mailer.d.ts',
  // It comes with a compiler in machine code, for which there is no use here.
  next: 'test/fixtures/libraries/next.d.ts',
  // Its export map does not lead to the declarations that it ships.
  redlock: 'node_modules/redlock/dist/index.d.ts',
};

/** Modules of ours with the shape of the code that a package's generator writes. */
const generated: Readonly<Record<string, string>> = {
  '@grpc/grpc-js': 'test/fixtures/libraries/grpc-client.ts',
};

let types: PackageTypes;

beforeAll(() => {
  types = loadPackageTypes(
    libraries.flatMap((library) => (library.global ? [] : modulesOf(library))),
    [...new Set(libraries.flatMap(remedies))],
    Object.fromEntries(Object.entries(declarations).map(([name, file]) => [name, root + file])),
  );
}, 180_000);

test('the index lists every descriptor of the folder', () => {
  expect(readFileSync(`${root}src/libraries/index.ts`, 'utf8')).toBe(renderLibraryIndex());
});

test('a package is described once', () => {
  const names = libraries.map((library) => library.package);
  expect(names).toEqual([...new Set(names)]);
});

describe.each(libraries)('$package', (library) => {
  test('says nothing that the types of the package refute', () => {
    const found = library.global ? types.globals : installedExports(library);
    expect(found, `${library.package} is not installed`).not.toBeNull();
    expect(found === null ? [] : refutedClaims(library, found, types)).toEqual([]);
  });
});

/** The modules of a descriptor that are installed; those with `*` in their name are looked up in node_modules. */
function modulesOf(library: LibraryDescriptor): readonly string[] {
  const installed = [library.package, ...(library.specifiers ?? [])].flatMap((name) =>
    name.includes('*') ? installedLike(name) : [name],
  );
  const written = generated[library.package];
  return written === undefined ? installed : [...installed, root + written];
}

function installedLike(pattern: string): readonly string[] {
  const [scope = '', name = ''] = pattern.startsWith('@') ? pattern.split('/') : ['', pattern];
  const names = readdirSync(`${root}node_modules/${scope}`).filter((candidate) => matches(name, candidate));
  return names.map((candidate) => (scope === '' ? candidate : `${scope}/${candidate}`));
}

/** What all installed modules of a descriptor export. */
function installedExports(library: LibraryDescriptor): Exports | null {
  const modules = modulesOf(library).flatMap((name) => types.exportsOf(name) ?? []);
  if (modules.length === 0) return null;
  return {
    names: () => modules.flatMap((module) => module.names()),
    symbols: (name) => modules.flatMap((module) => module.symbols(name)),
  };
}
