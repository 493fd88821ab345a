import { expect, test } from 'vitest';
import type { Files } from '../program/open-file.ts';
import { dualWritesOf } from './dual-writes-of.ts';

const receiver = (missing: string) => `
  import { PrismaClient } from '@prisma/client';
  const prisma = new PrismaClient();
  export const POST = async (request: Request) => {
    const order = await prisma.order.findUnique({ where: await request.json() });
    if (!order) ${missing}
    await prisma.mail.create({ data: { order: order.id } });
    return Response.json({ success: true });
  };`;
const sender = (table: string) => `
  import { Client } from '@upstash/qstash';
  import { PrismaClient } from '@prisma/client';
  const qstash = new Client();
  const prisma = new PrismaClient();
  export const PUT = async (id: string) => {
    await qstash.publishJSON({ url: \`\${process.env.HOST}/api/remind\`, delay: 1800, body: { id } });
    await prisma.${table}.create({ data: { id } });
  };`;
const service: Files = {
  'package.json': { name: 'shop', dependencies: { next: '16' } },
  'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
  'next.config.ts': "import type { NextConfig } from 'next';\nexport default {} satisfies NextConfig;",
  'app/api/remind/route.ts': receiver('return Response.json({ success: true });'),
  'app/api/orders/route.ts': sender('order'),
};

/** How many dual writes the route of the orders has, with some files changed. */
function dualWrites(files: Files): number {
  return dualWritesOf({ ...service, ...files }, 'app/api/orders/route.ts');
}

test('a message for a row that was never written does no harm where its receiver ends when it finds none', () => {
  expect(dualWrites({})).toBe(0);
});

test.each<[string, Files]>([
  ['fails without it', { 'app/api/remind/route.ts': receiver("throw new Error('missing');") }],
  ['looks for another one', { 'app/api/orders/route.ts': sender('customer') }],
])('a message for a row that was never written misleads a receiver that %s', (_, files) => {
  expect(dualWrites(files)).toBe(1);
});
