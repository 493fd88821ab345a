import type { KnipConfig } from 'knip';

import manifest from './package.json' with { type: 'json' };
import { awsCdk } from './src/libraries/constructs/aws-cdk.ts';
import { libraries } from './src/libraries/index.ts';

/** Packages that are installed so that descriptors and examples are checked against their types. */
const described = [...libraries, { package: awsCdk.package, specifiers: [] }]
  .flatMap((library) => [library.package, ...(library.specifiers ?? [])])
  .filter((name) => name !== 'node' && !name.startsWith('node:'))
  .map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );

const patterns = described.map(
  (name) => new RegExp(`^${name.replaceAll(/[.$]/g, '\\$&').replaceAll('*', '.*')}$`),
);

/** The package whose types a `@types` package holds. */
const typed = (name: string) => name.replace(/^@types\/(.+?)__/, '@$1/').replace(/^@types\//, '');

const config: KnipConfig = {
  // What is published lies in `dist`.
  entry: [
    'src/{index,cli/main,cli/sarif/formatter}.ts!',
    'rules/*.ts!',
    'scripts/*.{ts,js}',
    // Bundled, and run in processes of their own.
    'scripts/matrix/lint-example.ts',
    'bench/processes/*.ts',
  ],
  project: [
    'src/**/*.ts!',
    'rules/**/*.ts!',
    'scripts/**/*.{ts,js}',
    'test/**/*.ts',
    'bench/**/*.ts',
    '!bench/generated/**',
  ],
  ignore: ['test/fixtures/**', 'test/projects/*/**'],
  ignoreDependencies: [
    // `p-map` is described and used.
    ...Object.keys(manifest.devDependencies).filter(
      (name) => name !== 'p-map' && patterns.some((pattern) => pattern.test(typed(name))),
    ),
    // The compilers that tests bind to, by name.
    /^typescript-\d/,
    // Run by scripts/check.ts, or needed by a described package.
    '@arethetypeswrong/cli',
    'publint',
    '@nestjs/core',
    // Run by a hook of git, and loaded by ESLint by its name, in tests.
    'lint-staged',
    'eslint-formatter-gitlab',
  ],
  // The types of a vocabulary are exported with it, used or not.
  exclude: ['types'],
};

export default config;
