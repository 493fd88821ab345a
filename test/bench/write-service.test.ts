import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import ts from 'typescript';
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

it('is as dense as services are: what it holds for each 1,000 lines is within what real ones hold', async () => {
  await writeService(folder, 48, 1);
  const texts = sources().map((file) => readFileSync(join(folder, file), 'utf8'));
  const lines = texts.join('').split('\n').length;
  const parsed = texts.map((text, index) =>
    ts.createSourceFile(`${String(index)}.ts`, text, ts.ScriptTarget.Latest, true),
  );
  const each = (kinds: readonly ts.SyntaxKind[]) =>
    (1000 * parsed.reduce((sum, file) => sum + countOf(file, kinds), 0)) / lines;
  expect(each([ts.SyntaxKind.CallExpression, ts.SyntaxKind.NewExpression])).toBeGreaterThan(160);
  expect(each([ts.SyntaxKind.CallExpression, ts.SyntaxKind.NewExpression])).toBeLessThan(290);
  expect(lines / texts.length).toBeGreaterThan(42);
  expect(lines / texts.length).toBeLessThan(110);
});

function countOf(node: ts.Node, kinds: readonly ts.SyntaxKind[]): number {
  let count = kinds.includes(node.kind) ? 1 : 0;
  ts.forEachChild(node, (child) => {
    count += countOf(child, kinds);
  });
  return count;
}

async function written(domains: number, seed: number): Promise<Record<string, string>> {
  await writeService(folder, domains, seed);
  return Object.fromEntries(sources().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function sources(): readonly string[] {
  const below = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' });
  return below.filter((file) => file.endsWith('.ts')).map((file) => join('src', file));
}
