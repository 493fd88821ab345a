import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { writeService } from '../../bench/service/write-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('writes 500 files for 48 domains', async () => {
  expect(await writeService(folder, 48, 1)).toBe(500);
  expect(sources()).toHaveLength(500);
});

it('writes the same files for the same seed', async () => {
  expect(await written(3, 7)).toEqual(await written(3, 7));
});

it('writes other files for another seed', async () => {
  expect(await written(3, 7)).not.toEqual(await written(3, 8));
});

async function written(domains: number, seed: number): Promise<Record<string, string>> {
  await writeService(folder, domains, seed);
  return Object.fromEntries(sources().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function sources(): readonly string[] {
  const below = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' });
  return below.filter((file) => file.endsWith('.ts')).map((file) => join('src', file));
}
