/** Lints the files `argv[3]…` of the service in `argv[2]` with all our rules, and prints whether ts-morph was loaded for them. */
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

import { ESLint } from 'eslint';

import { configurationOf } from './configurations.ts';
import { assertParsed } from './own-time.ts';

const [, , folder = '', ...files] = process.argv;
const isTsMorph = (path: string): boolean => /[\\/]node_modules[\\/](?:ts-morph|@ts-morph)[\\/]/.test(path);

/** ts-morph bound to a compiler is evaluated from its text, outside of the cache of modules. */
let isRead = false;
const { readFileSync } = fs;
fs.readFileSync = new Proxy(readFileSync, {
  apply(read, self, args: unknown[]) {
    isRead ||= isTsMorph(String(args[0]));
    return Reflect.apply(read, self, args);
  },
});
syncBuiltinESMExports();

const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: await configurationOf('ours', folder),
});
const results = await eslint.lintFiles(files);
assertParsed(results);
const require = createRequire(import.meta.url);
const isLoaded = (): boolean => isRead || Object.keys(require.cache).some(isTsMorph);
const isLoadedByLint = isLoaded();
require('ts-morph');
if (!isLoaded()) throw new Error('That ts-morph is loaded would not be seen.');
process.stdout.write(JSON.stringify({ files: results.length, isLoaded: isLoadedByLint }));
