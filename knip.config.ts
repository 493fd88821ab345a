import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'src/index.ts!',
    'src/cli/main.ts!',
    'rules/*.ts!',
    'scripts/*.{ts,js}',
    'test/**/*.test.ts',
    'bench/*.ts',
  ],
  project: ['src/**/*.ts!', 'rules/**/*.ts!', 'scripts/**/*.{ts,js}', 'test/**/*.ts', 'bench/**/*.ts'],
  ignore: ['test/fixtures/**', 'test/projects/*/**', 'bench/generated/**', 'examples/**'],
};

export default config;
