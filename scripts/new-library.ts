/** `npm run new:library <package>`: an empty descriptor, and the index that lists it. */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { camelCase } from './generate/rule-index.ts';
import { descriptorFile, descriptorText } from './templates/library.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const [packageName = ''] = process.argv.slice(2);

if (!/^(@[a-z0-9-._]+\/)?[a-z0-9-._]+$/.test(packageName)) {
  console.error('Usage: npm run new:library <package>, the package as it is imported.');
  process.exit(2);
}
const file = descriptorFile(packageName);
const path = `src/libraries/${file}.ts`;
if (existsSync(root + path)) console.log(`${path} is there already.`);
else {
  writeFileSync(root + path, descriptorText(packageName, camelCase(file)));
  console.log(
    `Wrote ${path}. Fill in the versions and the source that its facts come from, and install the package`,
  );
  console.log('as a dev dependency, so that the contract test checks every path against its types.');
}
await import('./update.ts');
