import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';
import * as v from 'valibot';

import { figure } from './figure.ts';

/** What one command measured when it last ran with `--write`. */
const measured = v.object({
  /** `sizes`. */
  part: v.string(),
  /** What was measured and on what, in a sentence or two. */
  setting: v.string(),
  /** The measurements by themselves, for the page of the part; the first row is the head. */
  table: v.array(v.array(v.string())),
  figures: v.array(figure),
});
export type Measured = Readonly<v.InferOutput<typeof measured>>;

const file = fileURLToPath(new URL('record.json', import.meta.url));

/** The last measurement of each part. */
export function readMeasured(): readonly Measured[] {
  return existsSync(file) ? v.parse(v.array(measured), JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** Puts measurements in the place of older ones of the same parts. */
export async function writeMeasured(parts: readonly Measured[]): Promise<void> {
  const names = new Set(parts.map(({ part }) => part));
  const all = [...readMeasured().filter(({ part }) => !names.has(part)), ...parts];
  const sorted = all.toSorted((one, other) => (one.part < other.part ? -1 : 1));
  const options = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(sorted), { ...options, filepath: file }));
}
