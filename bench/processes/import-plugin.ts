/** Imports the plugin at the path `argv[2]` where a configuration does, beside ESLint and typescript-eslint, and prints what it takes. */
import 'eslint';
import 'typescript-eslint';

import { pathToFileURL } from 'node:url';

import { cpuSince } from './own-time.ts';

const plugin = pathToFileURL(process.argv[2] ?? '').href;
// What the others have left is collected first: done at the same time, by another thread, it would count as the plugin's.
global.gc?.();
const start = { cpu: process.cpuUsage(), wall: performance.now() };
await import(plugin);
const cpu = cpuSince(start.cpu);
process.stdout.write(JSON.stringify({ cpu, wall: performance.now() - start.wall }));
