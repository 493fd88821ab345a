import { defineConfig } from 'vitest/config';

/** Folders of the tests of what works on a program or a text that it is given. */
const parts = ['facts', 'libraries', 'summaries', 'rules', 'mutations'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
const outside = ['test/fixtures/**', 'test/projects/*/**'];
const common = {
  testTimeout: 180_000,
  hookTimeout: 300_000,
  setupFiles: ['test/program/remove-service-folders.ts'],
};

export default defineConfig({
  test: {
    // Left to itself, vitest uses one of two cores.
    maxWorkers: '100%',
    projects: [
      // A worker keeps the modules and the types of the libraries for all of these.
      { test: { ...common, name: 'parts', include: parts, isolate: false } },
      // The project service of a typed lint, its working directory and its environment are of one test file.
      { test: { ...common, name: 'hosts', include: ['test/**/*.test.ts'], exclude: [...outside, ...parts] } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/*.ts'],
      exclude: ['src/cli/main.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      // A missed branch in these is a wrong report.
      thresholds: {
        'rules/**': { lines: 100, functions: 100 },
        'src/summaries/**': { lines: 100, functions: 100 },
        'src/eslint/**': { lines: 100, functions: 100 },
        'src/facts/**': { lines: 95 },
      },
    },
  },
});
