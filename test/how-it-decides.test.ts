import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { marked } from 'marked';
import { beforeAll, expect, test } from 'vitest';

import { loadToolchain, type Toolchain } from '../src/cli/toolchain.ts';
import { run } from '../src/cli/run.ts';

const example = fileURLToPath(new URL('../examples/orders/', import.meta.url));
const page = readFileSync(new URL('../docs/how-it-decides.md', import.meta.url), 'utf8');
const blocks = marked
  .lexer(page)
  .flatMap((token) => (token.type === 'code' ? [{ language: token.lang, code: String(token.text) }] : []));
const file = 'services/orders/cancel-order.ts';

let toolchain: Toolchain;

beforeAll(async () => {
  toolchain = await loadToolchain();
});

test('the code of the walk-through is that of the example', () => {
  const shown = blocks.find(({ language }) => language === 'ts')?.code.split('\n') ?? [];
  const written = readFileSync(example + file, 'utf8').split('\n');
  expect(shown[0]).toBe(`// ${file}`);
  const invented = shown.slice(1).filter((line) => !line.includes('/* … */') && !written.includes(line));
  expect(invented).toEqual([]);
});

test('the report of the walk-through is what the command prints', async () => {
  const shown = blocks.find(({ language }) => language === 'text')?.code ?? '';
  expect(words(shown)).toContain('no-dual-write');
  expect(words(await report(file)).startsWith(words(shown))).toBe(true);
});

test('the file that is said to be silent is', async () => {
  expect(await report('services/orders/place-order.ts')).toContain('Nothing found');
});

async function report(path: string): Promise<string> {
  const stdout = new PassThrough();
  const terminal = { cwd: example, stdout, stderr: new PassThrough() };
  const written = text(stdout);
  await run([path], terminal, () => Promise.resolve(toolchain));
  stdout.end();
  return await written;
}

/** A text without its line breaks and indentation, which follow the width of the terminal. */
function words(report: string): string {
  return report.replaceAll(/\s+/g, ' ').trim();
}
