import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**', 'test/projects/*/**'],
    // Left to itself, vitest uses one of two cores.
    maxWorkers: '100%',
    testTimeout: 180_000,
    hookTimeout: 300_000,
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
