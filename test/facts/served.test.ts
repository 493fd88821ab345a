import { describe, expect, test } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();
service.add("import type { NextConfig } from 'next'; export default {} satisfies NextConfig;");

/** How the function that calls `work` is run by a platform, in the one of the given files that defines it. */
function served(sources: Sources, path = 'main.ts'): () => string | undefined {
  const files = typeof sources === 'string' ? { 'main.ts': sources } : { 'main.ts': '', ...sources };
  const written = service.add(files);
  return () => {
    const fileName = written.fileName.replace(/main\.ts$/, path);
    const functions = service.facts().fileFacts(fileName)?.functions ?? [];
    return functions.find(({ name }) => name !== '<module>' && !name.startsWith('with'))?.served;
  };
}

const endpoint = (text: string): (() => string | undefined) =>
  served({ 'pages/api/orders.ts': text }, 'pages/api/orders.ts');

describe.each([
  [
    'a declaration that is exported by default',
    endpoint('export default async function handler() { return 1; }'),
  ],
  ['one without a name', endpoint('export default async function () { return 1; }')],
  ['an expression', endpoint('export default async () => 1;')],
  ['a constant', endpoint('const handler = async () => 1; export default handler;')],
  [
    'a declaration that is exported below',
    endpoint('async function handler() { return 1; } export default handler;'),
  ],
  [
    'what is wrapped where it is exported',
    endpoint(
      'declare const withUser: (run: unknown) => () => void; async function handler() { return 1; } export default withUser(handler as unknown) satisfies () => void;',
    ),
  ],
  [
    'what is wrapped before it is exported',
    endpoint(
      'declare const withUser: (run: unknown) => () => void; const handler = withUser(async () => 1); export default handler;',
    ),
  ],
])('a request to an API route of Next.js runs %s', (_name, found) => {
  test('by its path', () => {
    expect(found()).toBe('request');
  });
});

describe.each([
  ['a declaration', served("'use server'; export async function save() { return 1; }")],
  [
    'a default export',
    served("'use strict'; 'use server'; export default async function save() { return 1; }"),
  ],
  ['a constant', served("'use server'; export const save = async () => 1;")],
  [
    'what a builder makes an action',
    served(
      "'use server'; declare const client: { schema(): { action(run: () => Promise<number>): () => void } }; export const save = client.schema().action(async () => 1);",
    ),
  ],
  [
    'a function inside of another one',
    served(
      "export function Page() { return work; async function work() { 'use server'; return 1; } }".replace(
        'Page',
        'withPage',
      ),
    ),
  ],
])('a request runs, as a server action, %s', (_name, found) => {
  test('by its directive', () => {
    expect(found()).toBe('request');
  });
});

/** After how many milliseconds the platform ends a run of a route that has not begun to answer, where the route's module says what is given. */
function answerLimit(setting: string): () => number | undefined {
  const path = 'app/api/orders/route.ts';
  const written = service.add({
    'main.ts': '',
    [path]: `${setting} export async function GET() { return 1; }`,
  });
  const fileName = written.fileName.replace(/main\.ts$/, path);
  return () =>
    service
      .facts()
      .fileFacts(fileName)
      ?.functions.find((one) => one.served)?.answerLimitMs;
}

test.each([
  ['that it is on the edge', answerLimit("export const runtime = 'edge';"), 25_000],
  ['so by a constant', answerLimit("const edge = 'edge'; export const runtime = edge;"), 25_000],
  ['that it is on a server', answerLimit("export const runtime = 'nodejs';"), undefined],
  ['nothing', answerLimit(''), undefined],
])('runs of a route that has to begin to answer: its module says %s', (_name, found, expected) => {
  expect(found()).toBe(expected);
});

describe.each([
  [
    'a function of an API route that is not exported',
    endpoint('function load() { return 1; } export default load();'),
  ],
  ['a named export of an API route', endpoint('export function load() { return 1; }')],
  ['a default export elsewhere', served('export default async function handler() { return 1; }')],
  [
    'a function that a module with actions keeps',
    served("'use server'; async function save() { return 1; }"),
  ],
  ['an export of a module that speaks of the directive', served("export const save = () => 'use server';")],
  [
    'an export behind an import',
    served("import 'node:fs'; 'use server'; export const save = async () => 1;"),
  ],
  ['an overload', served("declare function save(): string; export const text = 'use server';")],
])('no platform runs %s', (_name, found) => {
  test('by itself', () => {
    expect(found()).toBeUndefined();
  });
});
