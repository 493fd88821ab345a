/**
 * `npm run bench`: lints a generated service of 500 files in processes of their own, with our rules and without, and
 * prints what they add. `--runs 5` takes more rounds, `--write` puts the result into docs/performance.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

import { measureRound, type Round } from './measure.ts';
import { reportOf } from './report.ts';
import { writeService } from './service/write-service.ts';

const seed = 1;
const begin = '<!-- begin bench -->';
const end = '<!-- end bench -->';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const page = path('../docs/performance.md');
const service = path('generated/service');
const script = path('generated/lint-service.mjs');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    domains: { type: 'string', default: '48' },
    write: { type: 'boolean', default: false },
  },
});

const files = await writeService(service, Number(values.domains), seed);
await compile();
const rounds: Round[] = [];
for (let run = 1; run <= Number(values.runs); run++) {
  console.error(`round ${String(run)} of ${values.runs}`);
  rounds.push(await measureRound(script, service));
}
const report = reportOf(rounds, settingOf(files, rounds));
console.log(report);
if (values.write) await writePage(report);

/** The processes that are measured run what users run: one bundle, packages apart. */
async function compile(): Promise<void> {
  await build({
    entryPoints: [path('lint-service.ts')],
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
}

function settingOf(count: number, [first]: readonly Round[]): string {
  const findings = first?.['typed no-op + ours'].findings ?? 0;
  const cores = `${String(cpus().length)} cores`;
  return (
    `${String(count)} files, ${String(findings)} findings; Node.js ${process.versions.node}, ${cores}; ` +
    `medians of ${String(rounds.length)} interleaved round${rounds.length === 1 ? '' : 's'}.`
  );
}

async function writePage(text: string): Promise<void> {
  const old = readFileSync(page, 'utf8');
  const [before, rest] = old.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the result.`);
  const options = await resolveConfig(page);
  const whole = `${before}${begin}\n\n${text}\n\n${end}${after}`;
  writeFileSync(page, await format(whole, { ...options, filepath: page }));
}
