import { expect, it } from 'vitest';
import { openService } from '../facts/open-service.ts';

const service = openService();

const store = `import axios from 'axios'; export const load = (id: string) => axios.get('/orders/' + id);`;

/** Whether anything may be told of `main.ts`. */
function concerned(main: string, others: Readonly<Record<string, string>> = {}): () => boolean {
  const written = service.add({
    'main.ts': main,
    'store.ts': store,
    ...others,
  });
  return () => service.summaries().concerns(written.facts());
}

const cases: readonly [string, () => boolean, boolean][] = [
  [
    'computes, and calls what computes in another file',
    concerned(
      `import { double } from './numbers'; export function price(items: number[]) { const sums = items.map(double); console.log(sums); return sums.length; }`,
      { 'numbers.ts': 'export const double = (one: number) => one * 2;' },
    ),
    false,
  ],
  [
    'only declares',
    concerned('export interface Order { readonly id: string } export const states = [1, 2];'),
    false,
  ],
  [
    'calls what calls a service',
    concerned(`import { load } from './store'; export const show = (id: string) => load(id);`),
    true,
  ],
  [
    'hands a function over that calls a service',
    concerned(
      `import { load } from './store'; export const all = (ids: string[]) => ids.map((id) => load(id));`,
    ),
    true,
  ],
  [
    'runs what it is given',
    concerned('export async function twice(work: () => Promise<void>) { await work(); await work(); }'),
    true,
  ],
  [
    'builds a client that others use',
    concerned(`import axios from 'axios'; export const http = axios.create();`),
    true,
  ],
  [
    'sets an option that does nothing',
    concerned(`export const ask = (url: string) => fetch(url, { timeout: 100 } as RequestInit);`),
    true,
  ],
  [
    'is entered by messages that it leaves alone',
    concerned(
      `import type { SQSHandler } from 'aws-lambda'; export const handler: SQSHandler = async () => ({ batchItemFailures: [] });`,
    ),
    true,
  ],
];

it.each(cases)('a file that %s', (_, found, expected) => {
  expect(found()).toBe(expected);
});
