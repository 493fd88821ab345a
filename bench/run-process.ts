import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { build } from 'esbuild';
import * as v from 'valibot';

import { oneModule } from '../scripts/bundle.ts';

const run = promisify(execFile);
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const scripts = ['lint-service', 'edit-service', 'import-plugin', 'watch-loading'] as const;
export type ProcessScript = (typeof scripts)[number];

/** Bundles what the measured processes run, packages apart, as users run the plugin. */
export async function compileProcesses(): Promise<void> {
  await build({
    entryPoints: scripts.map((script) => path(`processes/${script}.ts`)),
    outdir: path('generated/processes'),
    outExtension: { '.js': '.mjs' },
    ...oneModule,
  });
}

/**
 * Runs a script in a process of its own and reads what it prints.
 *
 * @throws {Error} when the process fails, or prints something else.
 */
export async function runProcess<Output>(
  schema: v.GenericSchema<unknown, Output>,
  script: ProcessScript,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Output> {
  // With CI=true the parser would take an editor's process for a run from the command line.
  const { stdout } = await run(
    process.execPath,
    [...flags, path(`generated/processes/${script}.mjs`), ...args],
    {
      maxBuffer: 2 ** 26,
      env: { ...process.env, CI: '' },
    },
  );
  return v.parse(schema, JSON.parse(stdout));
}
