/**
 * Shows the command line on the example system: runs the built command as a user would, prints what it prints, and
 * fails only when the findings are not those that the example's README lists.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';

import { expectedFindings } from './expected-findings.ts';

const root = join(import.meta.dirname, '..');
const example = 'examples/orders';

console.log(styleText('bold', `$ npx eslint-plugin-distributed ${example}\n`));
const { stdout, status } = spawnSync(process.execPath, [join(root, 'dist/src/cli/main.js'), example], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, ...(process.stdout.isTTY && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {}) },
});
console.log(stdout);

const printed = stripVTControlCharacters(stdout).matchAll(
  /^ {2}(?<rule>[a-z-]+) {2}(?<place>\S+:\d+):\d+$/gm,
);
const found = [...printed].map(({ groups }) => `${groups?.['place'] ?? ''} ${groups?.['rule'] ?? ''}`);
const expected = expectedFindings(join(root, example, 'README.md')).map(
  ({ place, rule }) => `${example}/${place} ${rule}`,
);
const missing = expected.filter((finding) => !found.includes(finding));
const surplus = found.filter((finding) => !expected.includes(finding));

for (const finding of missing) console.log(`Expected and not found: ${finding}`);
for (const finding of surplus) console.log(`Found and not expected: ${finding}`);
if (missing.length + surplus.length === 0) {
  console.log(`These are the ${expected.length} findings that ${example}/README.md explains.`);
  console.log(
    `The command itself ended with exit code ${status ?? 'none'}: 1 says that something was found.`,
  );
}
process.exitCode = missing.length + surplus.length === 0 && status === 1 ? 0 : 1;
