/**
 * `npm run bench`: lints generated services in processes of their own, with our rules and without, and prints what they add. `--only
 * sizes,memory` measures some parts; `--runs 5` takes more rounds; `--write` records the result, from which `npm run update`
 * renders docs/performance.md and docs/proof.md.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import { renderPart } from '../scripts/proof/performance-page.ts';
import { writeMeasured, type Measured } from '../scripts/proof/record.ts';
import { measureEdits } from './parts/edits.ts';
import { measureImport } from './parts/import.ts';
import { measureLints } from './parts/lints.ts';
import { measureMemory } from './parts/memory.ts';
import { measureSizes } from './parts/sizes.ts';
import { measureStaged } from './parts/staged.ts';
import { compileProcesses } from './run-process.ts';

const parts: Readonly<Record<string, (runs: number) => Promise<Measured>>> = {
  lints: measureLints,
  sizes: measureSizes,
  staged: measureStaged,
  edits: measureEdits,
  memory: measureMemory,
  import: measureImport,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join(',') },
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});

await compileProcesses();
for (const name of values.only.split(',')) {
  const measure = parts[name];
  if (!measure) throw new Error(`No part ${name}. Parts: ${Object.keys(parts).join(', ')}.`);
  const measured = await measure(Number(values.runs));
  const machine = `Node.js ${process.versions.node}, ${cpus().length} cores`;
  const whole = { ...measured, setting: `${measured.setting} ${machine}.` };
  console.log(renderPart(whole));
  if (values.write) await writeMeasured([whole]);
}
