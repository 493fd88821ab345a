import { browserImports } from './browser-lists.ts';

/** Names and packages that tell what a file is for; `docs/file-roles.md` lists the same. `*` stands for any characters. */

/** What names and contents say about one role. */
export interface RoleSigns {
  /** Folders anywhere on the path. */
  readonly folders: readonly string[];
  /** Folders that count only outside of `src`, `app` and `lib`, where the same word names a part of the service. */
  readonly outerFolders: readonly string[];
  /** File names without their extension. */
  readonly files: readonly string[];
  /** Modules whose import decides. */
  readonly imports: readonly string[];
}

/** The roles that are told by signs; the first one that matches wins, after declarations. */
export const roleSigns = {
  generated: {
    folders: ['generated', '__generated__', 'gen', '.next', '.nuxt', '.output', '.serverless', '.vercel'],
    outerFolders: ['dist', 'build', 'out', 'coverage', 'vendor'],
    files: ['*.generated', '*.generated.*', '*.gen', '*.min', '*.bundle', '*.pb', '*_pb', '*_grpc_pb'],
    imports: [],
  },
  test: {
    folders: [
      'test',
      'tests',
      '__test__',
      '__tests__',
      'test-utils',
      'test-helpers',
      'test-support',
      'integration-tests',
      'unit-tests',
      'e2e',
      'e2e-tests',
      '*-e2e',
      'cypress',
      'playwright',
      'fixtures',
      '__fixtures__',
      'mocks',
      '__mocks__',
      'storybook',
      '.storybook',
      'stories',
    ],
    outerFolders: ['spec', 'testing'],
    files: [
      'test',
      '*.test',
      '*.test.*',
      '*_test',
      '*.test-d',
      '*.spec',
      '*.spec.*',
      '*.e2e',
      '*.e2e-spec',
      '*.e2e-test',
      '*.cy',
      '*.bench',
      '*.stories',
      '*.story',
      '*.mock',
      '*.mocks',
      '*.fixture',
      '*.fixtures',
      'jest.config',
      'jest.setup',
      'vitest.config',
      'vitest.setup',
      'vitest.workspace',
      'playwright.config',
      'cypress.config',
      'setupTests',
    ],
    imports: [
      'vitest',
      'node:test',
      '@jest/globals',
      '@playwright/test',
      '@nestjs/testing',
      '@testing-library/*',
      'supertest',
      'nock',
      'sinon',
    ],
  },
  seed: {
    folders: ['seed', 'seeds', 'seeder', 'seeders', 'seeding'],
    outerFolders: [],
    files: [
      'seed',
      'seeds',
      'seeder',
      '*.seed',
      '*.seeds',
      '*.seeder',
      'seed-*',
      '*-seed',
      '*-seeds',
      '*-seeder',
    ],
    imports: [],
  },
  migration: {
    folders: ['migration', 'migrations', '*-migrations', 'migration-scripts'],
    outerFolders: [],
    files: ['migrate', '*.migration', '*-migration', 'Migration[0-9]*'],
    imports: [],
  },
  script: {
    folders: ['script', 'scripts', 'bin', 'cli', '.github'],
    outerFolders: ['tool', 'tools', 'tooling', 'bench', 'benchmark', 'benchmarks', 'ci'],
    files: [
      'cli',
      '*.cli',
      '*.script',
      'gulpfile',
      'Gruntfile',
      'knexfile',
      'webpack.*',
      'astro.config',
      'babel.config',
      'commitlint.config',
      'drizzle.config',
      'esbuild.config',
      'eslint.config',
      'karma.conf',
      'lint-staged.config',
      'metro.config',
      'next.config',
      'nuxt.config',
      'postcss.config',
      'prettier.config',
      'prisma.config',
      'rollup.config',
      'rspack.config',
      'svelte.config',
      'tailwind.config',
      'tsdown.config',
      'tsup.config',
      'vite.config',
    ],
    imports: [],
  },
  browser: {
    folders: ['client-only'],
    outerFolders: [],
    files: [],
    imports: browserImports,
  },
} as const satisfies Record<string, RoleSigns>;
