/**
 * `npm run matrix`: lints the example with the supported versions of Node.js, ESLint and TypeScript, each with each, and compares the
 * findings with those that its README lists, and with one another to the letter. `--write` records the result for docs/proof.md.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { build } from 'esbuild';
import * as v from 'valibot';

import { expectedFindings } from './expected-findings.ts';
import { combination, type Combination } from './matrix/combination.ts';
import { nodeBinaries } from './matrix/node-binaries.ts';
import { writeMeasured } from './proof/record.ts';
import { oneModule } from './bundle.ts';

const majors = [20, 22, 24];
const eslints = ['eslint-9', 'eslint'];
const typescripts = ['typescript-5.0', 'typescript-5.4', 'typescript-5.8', 'typescript-5.9', 'typescript'];

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('../', import.meta.url));
const generated = join(root, 'bench/generated/matrix');
const script = join(generated, 'lint-example.mjs');
const example = join(root, 'examples/orders');
const expected = expectedFindings(join(example, 'README.md')).map(({ place, rule }) => `${place} ${rule}`);
const run = promisify(execFile);

await build({
  entryPoints: [join(root, 'scripts/matrix/lint-example.ts')],
  outfile: script,
  ...oneModule,
});

async function lint(node: string, eslint: string, typescript: string): Promise<Combination> {
  const { stdout } = await run(node, [script, example, eslint, typescript], { maxBuffer: 2 ** 24 });
  return v.parse(combination, JSON.parse(stdout));
}

function isExpected({ found, whole }: Combination): boolean {
  return String(found) === String(expected) && String(whole) === String(all[0]?.whole);
}

/** A line for each Node.js and ESLint, with the outcome under each TypeScript. */
function rows(): string[][] {
  const hosts = [...new Set(all.map(hostOf))];
  return hosts.map((host) => [
    host,
    ...all.filter((one) => hostOf(one) === host).map((one) => (isExpected(one) ? 'same' : '**different**')),
  ]);
}

function hostOf({ eslint, node }: Combination): string {
  return `Node.js ${node}, ESLint ${eslint}`;
}

const binaries = nodeBinaries(majors, generated);
const missing = binaries.filter(({ path }) => path === null).map(({ major }) => `Node.js ${major}`);
const all: Combination[] = [];
for (const path of binaries.flatMap((binary) => binary.path ?? []))
  for (const eslint of eslints)
    for (const typescript of typescripts) {
      const done = await lint(path, eslint, typescript);
      all.push(done);
      console.log(
        `${hostOf(done)}, TypeScript ${done.typescript}: ${isExpected(done) ? 'same' : 'DIFFERENT'}`,
      );
      if (!isExpected(done)) console.log(done.whole.join('\n'));
    }

const versions = [...new Set(all.map(({ typescript }) => `TypeScript ${typescript}`))];
const different = all.filter((one) => !isExpected(one)).length;
const unavailable =
  missing.length === 0 ? 'all versions were available' : `not available: ${missing.join(', ')}`;
const setting = `The ${expected.length} findings of examples/orders, typed, in ${all.length} combinations; ${unavailable}.`;
console.log(setting);
if (values.write) {
  const what = 'combinations of Node.js, ESLint and TypeScript whose findings differ in any character';
  await writeMeasured([
    {
      part: 'matrix',
      setting,
      table: [['', ...versions], ...rows()],
      figures: [
        { what, value: different, unit: 'count', most: 0 },
        { what: 'combinations that were linted', value: all.length, unit: 'count', most: null },
      ],
    },
  ]);
}
process.exitCode = different === 0 ? 0 : 1;
