import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { lint } from '../src/cli/lint.ts';
import { loadToolchain } from '../src/cli/toolchain.ts';
import { expectedFindings } from '../scripts/expected-findings.ts';

const example = fileURLToPath(new URL('../examples/orders', import.meta.url));

async function findingsOf(
  folder: string,
): Promise<readonly { readonly place: string; readonly rule: string }[]> {
  const request = {
    cwd: folder,
    paths: [folder],
    preset: 'recommended',
    tsconfigs: [],
    ignored: [],
    onFile: () => undefined,
  };
  const { results } = await lint(request, await loadToolchain());
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId }) => ({
      place: `${relative(folder, filePath)}:${String(line)}`,
      rule: String(ruleId).replace('distributed/', ''),
    })),
  );
}

test(
  'the order system has the findings that its README lists, and no others',
  { timeout: 120_000 },
  async () => {
    const expected = expectedFindings(`${example}/README.md`);
    expect(new Set(expected.map(({ rule }) => rule)).size).toBe(8);
    expect(await findingsOf(example)).toEqual(expected);
  },
);

test('the order system type-checks under strict', { timeout: 180_000 }, () => {
  const tsc = fileURLToPath(import.meta.resolve('typescript/lib/tsc.js'));
  const { stdout, status } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', example], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
