/**
 * Applies every suggestion of the rules below some folders, each by itself, and says which of them leave a file that does not parse, has
 * more type errors than before, or has the finding still. `npm run suggestions -- <folder>…`
 */
import { resolve } from 'node:path';

import { checkSuggestions } from './suggestions/check.ts';

for (const folder of process.argv.slice(2)) {
  const { applied, unsafe } = await checkSuggestions(resolve(folder));
  console.log(`${folder}: ${applied} suggestions applied, ${unsafe.length} unsafe`);
  for (const one of unsafe) console.log(`! ${one}`);
  if (unsafe.length > 0) process.exitCode = 1;
}
