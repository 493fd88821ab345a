/**
 * Writes everything that is derived: the indexes of rules and libraries, the heads of the rules' pages, the pages of the
 * libraries, the table of the README, the measured figures. `--check` writes nothing and fails when something is not current.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { readRecord } from './crash-hunt/record.ts';
import { renderDescriptorSchema } from './generate/descriptor-schema.ts';
import { libraryDocs } from './generate/library-docs.ts';
import { renderRuleHeader, renderRuleTable, type DocumentedRule } from './generate/rule-docs.ts';
import { renderRuleIndex } from './generate/rule-index.ts';
import { replaceSection } from './generate/section.ts';
import { renderLibraryIndex } from './library-index.ts';
import { renderPerformance } from './proof/performance-page.ts';
import { renderProof } from './proof/proof-page.ts';
import { readMeasured } from './proof/record.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const checking = process.argv.includes('--check');
const stale: string[] = [];

function write(path: string, text: string): void {
  if (existsSync(root + path) && readFileSync(root + path, 'utf8') === text) return;
  stale.push(path);
  if (!checking) writeFileSync(root + path, text);
}

async function writeFormatted(path: string, text: string): Promise<void> {
  write(path, await format(text, { ...(await resolveConfig(root + path)), filepath: path }));
}

async function rewriteSection(path: string, name: string, body: string): Promise<void> {
  if (!existsSync(root + path)) return;
  await writeFormatted(path, replaceSection(readFileSync(root + path, 'utf8'), name, body));
}

const ids = readdirSync(`${root}rules`)
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

await writeFormatted('rules/index.ts', renderRuleIndex(ids));
write('src/libraries/index.ts', renderLibraryIndex());
await writeFormatted('src/eslint/settings/descriptor-schema.ts', renderDescriptorSchema());

const { rules } = await import('../rules/index.ts');
const { groups } = await import('../src/eslint/create-rule.ts');
const documented: DocumentedRule[] = Object.entries<{ meta: { docs: DocumentedRule['docs'] } }>(rules).map(
  ([id, { meta }]) => ({ id, docs: meta.docs }),
);

await rewriteSection('README.md', 'rules', renderRuleTable(documented, groups));
for (const rule of documented) {
  await rewriteSection(`docs/rules/${rule.id}.md`, 'header', renderRuleHeader(rule));
}

const { libraries } = await import('../src/libraries/index.ts');
const pages = libraryDocs(libraries);
mkdirSync(`${root}docs/libraries`, { recursive: true });
for (const [file, text] of pages) await writeFormatted(`docs/libraries/${file}`, text);
for (const file of readdirSync(`${root}docs/libraries`).filter((name) => !pages.has(name))) {
  stale.push(`docs/libraries/${file}`);
  if (!checking) rmSync(`${root}docs/libraries/${file}`);
}

const hunted = readRecord(`${root}test/robustness/crash-hunt.json`);
await rewriteSection('docs/performance.md', 'bench', renderPerformance(readMeasured()));
await rewriteSection('docs/proof.md', 'proof', renderProof(readMeasured(), hunted));

if (stale.length === 0) console.log('Everything generated is current.');
else if (!checking) console.log(`Updated ${stale.join(', ')}.`);
else {
  console.error(`Not current: ${stale.join(', ')}. Run \`npm run update\`.`);
  process.exitCode = 1;
}
