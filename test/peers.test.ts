import { expect, test } from 'vitest';

import { installedService, lintFolder } from './hosts/lint-folder.ts';

/** What linters that go by names and places get wrong about timeouts and transactions, each with the lines that are to be found. */
interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly found: readonly string[];
}

const short = '{ signal: AbortSignal.timeout(2_000) }';

const cases: readonly Case[] = [
  {
    name: 'fetch knows no `timeout`: what looks like a limit is none',
    files: {
      'main.ts': `export const load = (url: string) =>\n  fetch(url, { timeout: 5_000 } as RequestInit);\n`,
    },
    found: ['main.ts:2 no-ineffective-timeout'],
  },
  {
    name: 'the second argument of axios.post is the body: a timeout there is sent, not set',
    files: {
      'main.ts': `import axios from 'axios';\nexport const save = (url: string) =>\n  axios.post(url, { timeout: 5_000 });\n`,
    },
    found: ['main.ts:3 no-ineffective-timeout'],
  },
  {
    name: 'the third argument of axios.post holds the options: a timeout there is one',
    files: {
      'main.ts': `import axios from 'axios';\nexport const save = (url: string, body: object) =>\n  axios.post(url, body, { timeout: 5_000 });\n`,
    },
    found: [],
  },
  {
    name: 'an instance of axios hands its timeout to its calls; one without a timeout is told where it is built',
    files: {
      'clients.ts': `import axios from 'axios';\nexport const bounded = axios.create({ timeout: 2_000 });\nexport const open = axios.create({ baseURL: 'https://a.internal' });\n`,
      'main.ts': `import { bounded, open } from './clients.js';\nexport const load = () => bounded.get('/a');\nexport const wait = () => open.get('/a');\n`,
    },
    found: ['clients.ts:3 require-timeout'],
  },
  {
    name: 'what axios says about errors is no request',
    files: {
      'main.ts': `import axios from 'axios';\nexport const isTheirs = (error: unknown) => axios.isAxiosError(error);\n`,
    },
    found: [],
  },
  {
    name: 'a `requestTimeout` of the AWS SDK only warns, unless it is told to throw',
    files: {
      'warns.ts': `import { S3Client } from '@aws-sdk/client-s3';\nexport const warns = new S3Client({\n  requestHandler: { requestTimeout: 3_000 },\n});\n`,
      'throws.ts': `import { S3Client } from '@aws-sdk/client-s3';\nexport const throws = new S3Client({\n  requestHandler: { requestTimeout: 3_000, throwOnRequestTimeout: true },\n});\n`,
    },
    found: ['warns.ts:3 no-ineffective-timeout'],
  },
  {
    name: 'a helper of another file that calls a service inside a transaction',
    files: {
      'billing.ts': `export const bill = (id: string) => fetch('https://billing.internal/' + id, ${short});\n`,
      'main.ts': `import { PrismaClient } from '@prisma/client';\nimport { bill } from './billing.js';\nconst prisma = new PrismaClient();\nexport const place = (id: string) =>\n  prisma.$transaction(async (tx) => {\n    await tx.order.create({ data: { id } });\n    await bill(id);\n  });\n`,
    },
    found: ['main.ts:7 no-remote-call-in-transaction'],
  },
  {
    name: 'a method that is merely named like a transaction holds no connection of a database',
    files: {
      'main.ts': `import * as Sentry from '@sentry/node';
import { Firestore } from '@google-cloud/firestore';
class Document { transact(work: () => Promise<unknown>) { return work(); } transaction(work: () => Promise<unknown>) { return work(); } }
const store = new Firestore();
const document = new Document();
const load = () => fetch('https://rates.internal', ${short});
export const edit = () => document.transact(load);
export const change = () => document.transaction(() => load());
export const trace = () => Sentry.startTransaction({ name: 'load' }, () => load());
export async function gather() {
  const batch = store.batch();
  await load();
  return batch;
}
`,
    },
    found: [],
  },
  {
    name: 'options that are held in a constant, and an address that is held in a variable',
    files: {
      'main.ts': `const bounded = ${short};\nconst open = { method: 'GET' };\nexport const load = (url: string) => fetch(url, bounded);\nexport const wait = (url: string) => fetch(url, open);\n`,
    },
    found: ['main.ts:4 require-timeout'],
  },
];

const folder = installedService({
  'package.json': { name: 'service', type: 'module' },
  'tsconfig.json': {
    compilerOptions: {
      strict: true,
      module: 'nodenext',
      target: 'es2023',
      types: ['node'],
      skipLibCheck: true,
      noEmit: true,
    },
    include: ['.'],
  },
  ...Object.fromEntries(
    cases.flatMap(({ files }, index) =>
      Object.entries(files).map(([name, text]) => [`${String(index)}/${name}`, text]),
    ),
  ),
});
const [typed, untyped] = [await lintFolder(folder, 'typed'), await lintFolder(folder, 'untyped')];

test.each(cases.map((one, index) => ({ ...one, index })))('$name', ({ found, index }) => {
  const expected = found.map((finding) => `${String(index)}/${finding}`);
  const of = (findings: readonly string[]) =>
    findings.filter((finding) => finding.startsWith(`${String(index)}/`));
  expect({ typed: of(typed), untyped: of(untyped) }).toEqual({ typed: expected, untyped: expected });
});
