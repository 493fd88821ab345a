/** `npm run new:rule <id>`: a rule, its test and its page from templates, then everything derived from them. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ruleFiles } from './templates/rule.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const [id = ''] = process.argv.slice(2);

if (!/^(no|require)-[a-z]+(-[a-z]+)*$/.test(id)) {
  console.error('Usage: npm run new:rule <id>, the id being `no-<anti-pattern>` or `require-<safeguard>`.');
  process.exit(2);
}
for (const [path, text] of Object.entries(ruleFiles(id))) {
  if (existsSync(root + path)) {
    console.log(`${path} is there already.`);
    continue;
  }
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
  console.log(`Wrote ${path}.`);
}
await import('./update.ts');
