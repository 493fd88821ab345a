import { expect, test } from 'vitest';
import type { FailureEnd } from '../../src/summaries/unheard-failure.ts';
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

/** A team's own functions by which requests are answered. */
const answers = `import type { Response } from 'express';
  export const ok = (res: Response, data: object) => res.status(200).json({ success: true, data });
  export function send(res: Response, body: object) { return res.json(body); }
  export function failed(res: Response) { res.status(500).json({ success: false }); }
  export function either(res: Response, all: boolean) { if (all) res.json({ ok: true }); else res.status(500).end(); }
  export function guarded(res: Response, all: boolean) { if (!all) return; res.json({ ok: true }); }`;

const endOf = (end: FailureEnd | null) => end && `${end.by} in ${end.span.file.split('/').at(-1) ?? ''}`;

/** What a route of express, whose work is done in another file, is found to tell of its failure. */
function told(body: string, other: string, imports = ''): () => readonly string[] {
  const sources: Sources = {
    'main.ts': `import express from 'express'; import { store } from './store'; ${imports}
      export const app = express();
      app.post('/orders', async (req, res) => { ${body} });`,
    'store.ts': other,
    'answers.ts': answers,
  };
  const written = service.add(sources);
  return () =>
    service
      .summaries()
      .mutedWrites(written.facts())
      .map(({ via, told: how, end }) => `${how} via ${via.join(' → ')}, ${endOf(end)}`);
}

const cases: readonly [string, () => readonly string[], readonly string[]][] = [
  [
    'is answered with success after a function of another file has kept it',
    told('await store(req.body); res.json({ ok: true });', store('console.error(error);')),
    ['request via store → prisma.order.create, catch in store.ts'],
  ],
  [
    'is answered with success by that function',
    told(
      'await store(req.body, res);',
      store('console.error(error); res.sendStatus(200);', 'data: object, res: Response'),
    ),
    ['request via store → prisma.order.create, catch in store.ts'],
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
  [
    'is answered with success by a helper of the team',
    told(
      "await store(req.body); ok(res.set('x', 'y'), { id: 1 });",
      store('console.error(error);'),
      "import { ok } from './answers';",
    ),
    ['request via store → prisma.order.create, catch in store.ts'],
  ],
  [
    'is answered with a body that says so, by a helper',
    told(
      'await store(req.body); return send(res, { success: true });',
      store('console.error(error);'),
      "import { send } from './answers';",
    ),
    ['request via store → prisma.order.create, catch in store.ts'],
  ],
  ...[
    ['what a helper is given', 'await store(req.body); send(res, req.body);'],
    ['a failure by a helper', 'await store(req.body); failed(res);'],
    [
      'a status that was set before the helper answers',
      'res.status(503); await store(req.body); ok(res, {});',
    ],
    ['what a helper makes of a test', 'await store(req.body); either(res, req.body);'],
    [
      'what one of two helpers answers',
      'await store(req.body); if (req.body) ok(res, {}); else failed(res);',
    ],
    ['a helper that leaves before', 'await store(req.body); guarded(res, req.body);'],
  ].map(([name = '', body = '']): (typeof cases)[number] => [
    `is answered with ${name}`,
    told(
      body,
      store('console.error(error);'),
      "import { either, failed, guarded, ok, send } from './answers';",
    ),
    [],
  ]),
  ['is thrown on', told('await store(req.body); res.json({ ok: true });', store('throw error;')), []],
];

test.each(cases)('a failure %s', (_what, found, expected) => {
  expect(found()).toEqual(expected);
});
