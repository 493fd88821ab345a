import { expect, test } from 'vitest';
import { createSummaries } from '../../src/summaries/summaries.ts';
import { openFile, type Files } from '../program/open-file.ts';
import { openFacts } from './open-service.ts';

const sweep = (table: string, path: string) => `
  import { Client } from '@upstash/qstash';
  import { PrismaClient } from '@prisma/client';
  const qstash = new Client();
  const prisma = new PrismaClient();
  export const GET = async () => {
    const due = await prisma.${table}.findMany({ where: { status: 'due' }, take: 100 });
    await qstash.batchJSON(due.map(({ id }) => ({ url: \`\${process.env.HOST}${path}\`, body: { id } })));
  };`;
const service: Files = {
  'package.json': { name: 'shop', dependencies: { next: '16' } },
  'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
  'vercel.json': {
    crons: [null, {}, { path: '/api/cron/nowhere' }, { path: '/api/cron/due', schedule: '* * * * *' }],
  },
  'next.config.ts': "import type { NextConfig } from 'next';\nexport default {} satisfies NextConfig;",
  'app/api/cron/broadcast/route.ts': `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export const POST = async (request: Request) => { await prisma.mail.create({ data: await request.json() }); };`,
  'app/api/cron/due/route.ts': sweep('campaign', '/api/cron/broadcast'),
  'app/api/campaigns/route.ts': `
    import { Client } from '@upstash/qstash';
    import { PrismaClient } from '@prisma/client';
    const qstash = new Client();
    const prisma = new PrismaClient();
    export const PATCH = async (id: string) => {
      await prisma.campaign.update({ where: { id }, data: { status: 'due' } });
      await qstash.publishJSON({ url: \`\${process.env.HOST}/api/cron/broadcast\`, body: { id } });
    };`,
};

/** How many dual writes the route of the campaigns has, with some files changed. */
function dualWrites(files: Files): number {
  const { file, program } = openFile({ ...service, ...files }, 'app/api/campaigns/route.ts');
  const source = openFacts(program);
  const facts = source.fileFacts(file.fileName);
  return facts ? createSummaries(source).dualWrites(facts).length : -1;
}

test('a message that the next sweep of the written rows sends is not lost', () => {
  expect(dualWrites({})).toBe(0);
});

test('so is one that a function sends to where its caller says', () => {
  const post = `
    import { Client } from '@upstash/qstash';
    const qstash = new Client();
    export const post = (url: string, body: object) => qstash.publishJSON({ url, body });`;
  const route = (path: string) => `
    import { PrismaClient } from '@prisma/client';
    import { post } from '../../../lib/post';
    const prisma = new PrismaClient();
    export const PATCH = async (id: string) => {
      await prisma.campaign.update({ where: { id }, data: { status: 'due' } });
      await post(\`\${process.env.HOST}${path}\`, { id });
    };`;
  const lost = ['/api/cron/broadcast', '/api/cron/other'].map((path) =>
    dualWrites({ 'lib/post.ts': post, 'app/api/campaigns/route.ts': route(path) }),
  );
  expect(lost).toEqual([0, 1]);
});

const schema =
  'model Partner {\n  id String @id\n  campaigns Campaign[]\n}\n\nmodel Campaign {\n  id String @id\n}\n';
const byRelation = (asked: string) =>
  sweep('partner', '/api/cron/broadcast').replace("{ status: 'due' }", `{ ${asked} }`);

test('so is one that the sweep sends for what it finds by a relation to the written rows', () => {
  const files = (asked: string) => ({
    'schema.prisma': schema,
    'app/api/cron/due/route.ts': byRelation(asked),
  });
  expect(dualWrites(files("campaigns: { some: { status: 'due' } }"))).toBe(0);
  expect(dualWrites(files("id: { in: ['1'] }"))).toBe(1);
  expect(dualWrites({ ...files("campaigns: { some: { status: 'due' } }"), 'schema.prisma': '' })).toBe(1);
});

test.each<[string, Files]>([
  ['runs on no schedule', { 'vercel.json': {} }],
  ['is not configured', { 'vercel.json': '' }],
  ['reads other rows', { 'app/api/cron/due/route.ts': sweep('partner', '/api/cron/broadcast') }],
  ['sends elsewhere', { 'app/api/cron/due/route.ts': sweep('campaign', '/api/campaigns') }],
  ['is the receiver itself', { 'vercel.json': { crons: [{ path: '/api/cron/broadcast' }] } }],
])('a message is lost where what would send it again %s', (_, files) => {
  expect(dualWrites(files)).toBe(1);
});
