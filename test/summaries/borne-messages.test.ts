import { describe, expect, it } from 'vitest';
import { openService, type Sources } from '../facts/open-service.ts';

const service = openService();
service.add("import type { NextConfig } from 'next'; export default {} satisfies NextConfig;");

/** How many creations of the main file a retry is told to repeat. */
function repeated(sources: Sources): () => number {
  const written = service.add(sources);
  return () => service.summaries().repeatedCreates(written.facts()).length;
}

const queue = `
import { Client, type PublishBatchRequest } from '@upstash/qstash';
const qstash = new Client({ token: 't' });
export async function enqueueAll(jobs: PublishBatchRequest[]) {
  for (let i = 0; i < 3; i++) {
    try { return await qstash.batchJSON(jobs); } catch (error) { if (i === 2) throw error; }
  }
}`;

/** A caller that has a list of messages sent to a path by a helper that tries again, and the routes of its program. */
function sent(
  path: string,
  routes: Sources & object,
  message = `{ url: \`\${process.env.HOST}/${path}\`, body: { id } }`,
) {
  return repeated({
    'main.ts': `import { enqueueAll } from './queue';
export const start = (ids: string[], other: string) => enqueueAll(ids.map((id) => (${message})));`,
    'queue.ts': queue,
    ...routes,
  });
}

const prisma = `
import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`;
const post = (body: string) =>
  `${prisma} export async function POST(request: Request) { const { id } = await request.json(); ${body} return new Response(null); }`;

const silent: readonly [string, () => number][] = [
  [
    'sets what it names',
    sent('b1', {
      'app/b1/route.ts': post("await prisma.order.update({ where: { id }, data: { status: 'sent' } });"),
    }),
  ],
  [
    'leaves out what is there',
    sent('b2', {
      'app/b2/route.ts': post('await prisma.order.createMany({ data: [{ id }], skipDuplicates: true });'),
    }),
  ],
  [
    'has people told',
    sent('b3', {
      'app/b3/route.ts': `import { Resend } from 'resend'; const resend = new Resend('k');
        ${post("await resend.emails.send({ from: 'a@b.example', to: id, subject: 's', text: 't' });")}`,
    }),
  ],
  [
    'sends itself on',
    sent('b4', {
      'app/b4/route.ts': `import { enqueueAll } from '../../queue'; ${post('await enqueueAll([{ url: `${process.env.HOST}/b4`, body: { id } }]);')}`,
    }),
  ],
  [
    'sends on what carries a key',
    sent('b5', {
      'app/b5/route.ts': `import { enqueueAll } from '../../queue'; ${post('await enqueueAll([{ url: `${process.env.HOST}/other`, deduplicationId: id }]);')}`,
    }),
  ],
];

const told: readonly [string, () => number][] = [
  [
    'counts on from what is there',
    sent('c1', {
      'app/c1/route.ts': post(
        'await prisma.order.update({ where: { id }, data: { sent: { increment: 1 } } });',
      ),
    }),
  ],
  [
    'does so in another file',
    sent('c2', {
      'app/c2/route.ts': `import { count } from '../../count'; export async function POST(request: Request) { await count(await request.text()); return new Response(null); }`,
      'count.ts': `${prisma} export const count = (id: string) => prisma.order.update({ where: { id }, data: { sent: { increment: 1 } } });`,
    }),
  ],
  [
    'pays',
    sent('c3', {
      'app/c3/route.ts': `import Stripe from 'stripe'; const stripe = new Stripe('k');
        ${post("await stripe.transfers.create({ amount: 1, currency: 'usd', destination: id });")}`,
    }),
  ],
  [
    'sends on to where nothing is known of',
    sent('c4', {
      'app/c4/route.ts': `import { enqueueAll } from '../../queue'; ${post("await enqueueAll([{ url: 'https://other.example/events', body: { id } }]);")}`,
    }),
  ],
  ['is out of sight', sent('c5', {})],
  [
    'is one of two',
    sent(
      'c6',
      {
        'app/c6/route.ts': post('await prisma.order.findMany();'),
        'app/c7/route.ts': post('await prisma.order.findMany();'),
      },
      "{ url: id ? 'https://a.example/c6' : 'https://a.example/c7', body: { id } }",
    ),
  ],
];

describe('a message that a retry may send twice', () => {
  it.each(silent)('is borne where its route %s', (_, count) => {
    expect(count()).toBe(0);
  });

  it.each(told)('is done twice where its route %s', (_, count) => {
    expect(count()).toBe(1);
  });
});
