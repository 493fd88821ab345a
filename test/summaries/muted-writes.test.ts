import { expect, test } from 'vitest';
import { openService, type Sources } from '../facts/open-service.ts';

const service = openService();

const store = (
  handler: string,
  parameters = 'data: object',
) => `import { PrismaClient } from '@prisma/client';
  import type { Response } from 'express';
  const prisma = new PrismaClient();
  export async function store(${parameters}) {
    try { await prisma.order.create({ data }); } catch (error) { ${handler} }
  }`;

/** What a route of express, whose work is done in another file, is found to tell of its failure. */
function told(body: string, other: string): () => readonly string[] {
  const sources: Sources = {
    'main.ts': `import express from 'express'; import { store } from './store';
      export const app = express();
      app.post('/orders', async (req, res) => { ${body} });`,
    'store.ts': other,
  };
  const written = service.add(sources);
  return () =>
    service
      .summaries()
      .mutedWrites(written.facts())
      .map(({ via, told: how }) => `${how} via ${via.join(' → ')}`);
}

const cases: readonly [string, () => readonly string[], readonly string[]][] = [
  [
    'is answered with success after a function of another file has kept it',
    told('await store(req.body); res.json({ ok: true });', store('console.error(error);')),
    ['request via store → prisma.order.create'],
  ],
  [
    'is answered with success by that function',
    told(
      'await store(req.body, res);',
      store('console.error(error); res.sendStatus(200);', 'data: object, res: Response'),
    ),
    ['request via store → prisma.order.create'],
  ],
  [
    'is answered with what that function returns',
    told('res.json({ ok: await store(req.body) });', store('console.error(error); return false;')),
    [],
  ],
  [
    'is answered with a failure by that function',
    told(
      'await store(req.body, res);',
      store('console.error(error); res.sendStatus(503);', 'data: object, res: Response'),
    ),
    [],
  ],
  ['is thrown on', told('await store(req.body); res.json({ ok: true });', store('throw error;')), []],
];

test.each(cases)('a failure %s', (_what, found, expected) => {
  expect(found()).toEqual(expected);
});
