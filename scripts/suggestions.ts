/**
 * Applies every suggestion of the rules below some folders, each by itself, and says which of them leave a file that does not parse, has
 * more type errors than before, or has the finding still. `npm run suggestions -- <folder>…`; `--write` records the result for
 * docs/proof.md.
 */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { writeMeasured } from './proof/record.ts';
import { checkSuggestions } from './suggestions/check.ts';

const { positionals: folders, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});

const rows: { readonly name: string; readonly applied: number; readonly unsafe: number }[] = [];
for (const folder of folders) {
  const { applied, unsafe } = await checkSuggestions(resolve(folder));
  console.log(`${folder}: ${applied} suggestions applied, ${unsafe.length} unsafe`);
  for (const one of unsafe) console.log(`! ${one}`);
  if (unsafe.length > 0) process.exitCode = 1;
  rows.push({ name: basename(folder), applied, unsafe: unsafe.length });
}

const sum = (of: 'applied' | 'unsafe') => rows.reduce((total, row) => total + row[of], 0);
if (values.write)
  await writeMeasured([
    {
      part: 'suggestions',
      setting: `Below ${rows.map(({ name }) => name).join(', ')}.`,
      table: [
        ['Below', 'Applied', 'Unsafe'],
        ...rows.map(({ applied, name, unsafe }) => [name, String(applied), String(unsafe)]),
      ],
      figures: [
        { what: 'suggestions applied, each by itself', value: sum('applied'), unit: 'count', most: null },
        {
          what: 'of these, with a file that parses or type-checks worse, or has the finding still',
          value: sum('unsafe'),
          unit: 'count',
          most: 0,
        },
      ],
    },
  ]);
