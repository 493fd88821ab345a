import { join } from 'node:path';

import { Linter } from 'eslint';
import { expect, test } from 'vitest';

import rule from '../../rules/require-timeout.ts';
import { serviceFolder } from '../program/service-folder.ts';

type Files = Readonly<Record<string, string | object>>;

const load = 'export const load = async (id) => (await fetch(`https://rates.internal/${id}`)).json();\n';
const axios =
  "import axios from 'axios';\nexport const load = (id) => axios.get(`https://rates.internal/${id}`);\n";
const sync =
  "import { load } from './load';\nexport const sync = async (ids) => Promise.all(ids.map(async (id) => load(id)));\n";

/** A route that calls what loads through another module. */
const route = (method: string, settings = ''): string =>
  `import { NextResponse } from 'next/server';\nimport { sync } from '../../../../lib/sync';\n${settings}\nexport async function ${method}() { await sync(['a']); return NextResponse.json({}); }\n`;

/** A route that answers by the given statements with what it has loaded. */
const answering = (statements: string, method = 'GET'): Files => ({
  'lib/cache.js': "export const hourly = 'public, s-maxage=3600, stale-while-revalidate=60';\n",
  'app/api/rates/now/route.js': `import { NextResponse } from 'next/server';\nimport { sync } from '../../../../lib/sync';\nimport { hourly } from '../../../../lib/cache';\nexport async function ${method}() { const rates = await sync(['a']); ${statements} }\n`,
});
const renewed = "headers: { 'Cache-Control': 's-maxage=60, stale-while-revalidate=60' }";

const cron = { 'app/api/cron/sync/route.js': route('GET') };
const request = (settings = ''): Files => ({ 'app/api/rates/now/route.js': route('POST', settings) });
const edge = request("export const runtime = 'edge';");
const short = request('export const maxDuration = 30;');

/** What hands messages to a queue that delivers them to the route of a request. */
const queued = (path: string): Files => ({
  ...request(),
  'lib/queue.js': `import { Client } from '@upstash/qstash';\nconst queue = new Client();\nexport const later = (body) => queue.publishJSON({ url: \`\${process.env.HOST}${path}\`, body, retries: 3 });\n`,
});

/** How many findings the rule has in the module that makes the call, where a package is made of it and further files. */
function findings(files: Files, code = load, manifest: object = { private: true }): number {
  const cwd = serviceFolder({
    'package.json': { name: 'shop', dependencies: { next: '15' }, ...manifest },
    'vercel.json': { crons: [{ path: '/api/cron/sync', schedule: '0 * * * *' }] },
    'lib/load.js': code,
    'lib/sync.js': sync,
    ...files,
  });
  const plugins = { distributed: { rules: { 'require-timeout': rule } } };
  const config = { plugins, rules: { 'distributed/require-timeout': 'error' } } as const;
  const filename = join(cwd, 'lib/load.js');
  return new Linter({ configType: 'flat', cwd }).verify(code, config, { filename }).length;
}

test.each([
  ['a schedule starts', cron, load],
  ['the platform ends within a minute', short, axios],
  ['the platform ends on the edge that has not begun to answer', edge, axios],
  ['a schedule starts, and others that are short', { ...cron, ...short }, load],
  ['a queue starts', queued('/api/rates/now'), load],
  [
    'a cache starts that renews what it keeps',
    answering(`try { return NextResponse.json(rates, { ${renewed} }); } catch { return null; }`),
    load,
  ],
  [
    'a cache starts, as a helper says',
    answering(
      "const answer = NextResponse.json(rates); answer.headers.set('cache-control', hourly); return answer;",
    ),
    load,
  ],
])('runs that %s may wait for what they call', (_name, files, code) => {
  expect(findings(files, code)).toBe(0);
});

const application = { 'next.config.js': 'export default {};\n', 'lib/page.js': "import 'next/server';\n" };

test('nothing runs a call that nobody in an application of a framework leads to', () => {
  expect(findings(application)).toBe(0);
});

test.each<[string, Files, string?]>([
  [
    'a page',
    {
      'app/rates/page.js':
        "import { sync } from '../../lib/sync';\nexport default async function Page() { await sync(['a']); return null; }\n",
    },
  ],
  [
    'what the framework runs by its name',
    {
      'app/rates/page.js':
        "import { sync } from '../../lib/sync';\nexport const generateMetadata = async () => ({ title: await sync(['a']) });\n",
    },
  ],
  [
    'a page among schedules',
    {
      ...cron,
      'app/rates/layout.js':
        "import { sync } from '../../lib/sync';\nexport const generateMetadata = async () => ({ title: await sync(['a']) });\n",
    },
  ],
  [
    'what takes its module as a whole',
    { 'lib/all.js': "import * as all from './load';\nexport const names = Object.keys(all);\n" },
  ],
  [
    'a script that the package names',
    { 'package.json': { private: true, scripts: { sync: 'run lib/load.js' } } },
  ],
])('a call of an application is found where it may be run by %s', (_name, files) => {
  expect(findings({ ...application, ...files })).toBe(1);
});

test.each<[string, Files, string?, object?]>([
  ['a request waits as well', { ...cron, ...request() }],
  ['the run of a request is long', request('export const maxDuration = 300;')],
  ['the run of a request is not on the edge', request("export const runtime = 'nodejs';")],
  ['the client never gives up', cron, axios],
  ['the client never gives up, though a queue starts the run', queued('/api/rates/now'), axios],
  ['a queue starts the run of another route', queued('/api/rates/other')],
  [
    'a page waits as well as a queue',
    { ...queued('/api/rates/now'), 'app/api/rates/all/route.js': route('GET') },
  ],
  [
    'the client never gives up, though a cache starts the run',
    answering(`return NextResponse.json(rates, { ${renewed} });`),
    axios,
  ],
  ['no cache keeps the answer', answering(`return NextResponse.json(rates, { ${renewed} });`, 'POST')],
  [
    'a cache keeps another answer',
    answering(`if (!rates) return NextResponse.json(0, { ${renewed} }); return NextResponse.json(rates);`),
  ],
  [
    'a request waits for the renewal of what a cache keeps',
    answering("return NextResponse.json(rates, { headers: { 'Cache-Control': 'public, s-maxage=60' } });"),
  ],
  [
    'each browser has a cache of its own',
    answering(
      "return NextResponse.json(rates, { headers: { 'Cache-Control': 'private, s-maxage=9, stale-while-revalidate=9' } });",
    ),
  ],
  ['no schedule is deployed', { ...cron, 'vercel.json': {} }],
  [
    'a module calls it when it is loaded',
    { ...cron, 'lib/warm.js': "import { load } from './load';\nawait load('a');\n" },
  ],
  [
    'it is kept in something',
    { ...cron, 'lib/jobs.js': "import { load } from './load';\nexport const jobs = { load };\n" },
  ],
  [
    'what a file imports is not found',
    { ...cron, 'lib/other.js': "import { load } from '@lib/load';\nexport const other = () => load('a');\n" },
  ],
  [
    'its package is for others',
    cron,
    load,
    { main: './lib/load.js', exports: { './load': './lib/load.js' } },
  ],
  ['nobody in sight calls it', {}],
])('a call of a run is found where %s', (_name, files, code, manifest) => {
  expect(findings(files, code, manifest)).toBe(1);
});

/** A route that begins the run in some way, and answers. */
const beginning = (statement: string): Files => ({
  'app/api/rates/now/route.js': `import { after, NextResponse } from 'next/server';\nimport { waitUntil } from '@vercel/functions';\nimport { sync } from '../../../../lib/sync';\nexport async function POST() { ${statement} return NextResponse.json({}); }\n`,
});

/** A handler of a library, and what stands beside it in its module. */
const handling = (statement: string, beside = ''): Files => ({
  'lib/server.js': `import express from 'express';\nimport { sync } from './sync';\nconst app = express();\napp.post('/rates', (request, response) => { ${statement} response.end(); });\n${beside}\n`,
});

test.each<[string, Files]>([
  ['drops', beginning("void sync(['a']);")],
  ['drops with its failure', beginning("sync(['a']).catch(console.error);")],
  ['gives to the platform', beginning("waitUntil(sync(['a']));")],
  ['gives to the platform with others', beginning("waitUntil(Promise.all([sync(['a']), sync(['b'])]));")],
  ['leaves for after the answer', beginning("after(() => sync(['a']));")],
  ['leaves for after the answer as a promise', beginning("after(sync(['a']));")],
  ['leaves to a function', beginning("void (async () => { await sync(['a']); })();")],
  ['drops, run by a library', handling("void sync(['a']);")],
])('a call may wait in what a handler %s', (_name, files) => {
  expect(findings(files)).toBe(0);
});

test.each<[string, Files, string?]>([
  [
    'a request waits for it as well',
    { ...beginning("void sync(['a']);"), 'app/api/rates/all/route.js': route('GET') },
  ],
  [
    'the handler waits for what it gives to the platform',
    beginning("const all = sync(['a']); waitUntil(all); await all;"),
  ],
  ['the client never gives up', beginning("void sync(['a']);"), axios],
  ['the handler of a library waits', handling("await sync(['a']);")],
  ['a module drops it, which may do so over and over', handling('', "void sync(['a']);")],
  ['a module has a timer run it', handling('', "setInterval(() => sync(['a']), 1_000);")],
])('a call that a handler leaves alone is found where %s', (_name, files, code) => {
  expect(findings(files, code)).toBe(1);
});
