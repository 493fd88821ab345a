import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** What becomes of the answer of the only `ask()` of a function with these statements. */
function use(statements: string): () => string {
  const written = service.add(`
    import { waitUntil } from '@vercel/functions';
    declare function ask(): Promise<Response>;
    declare function other(): Promise<void>;
    declare function take(value: unknown): void;
    declare const isLate: boolean;
    export async function run() { ${statements} }`);
  return () => service.facts().repetition.answerUse(written.call('ask').span);
}

/** The same of a promise in a list whose results are in \`results\`. */
const settled = (statements: string) =>
  use(`const results = await Promise.allSettled([ask(), other()]); ${statements}`);

describe('an answer', () => {
  const cases: readonly [string, string, () => string][] = [
    ['dropped', 'that nobody takes', use('await ask();')],
    ['dropped', 'that a library goes on with alone', use('waitUntil(ask());')],
    ['dropped', 'that nobody waits for', use('void ask().catch(take);')],
    ['dropped', 'of which what it holds is taken and dropped', use('await ask().then((one) => one.json());')],
    ['dropped', 'of which only the status is read', use('const one = await ask(); take(one.status);')],
    [
      'dropped',
      'of which the body is read where it is bad',
      use('const one = await ask(); if (!one.ok) { throw new Error(await one.text()); }'),
    ],
    [
      'dropped',
      'of which the body is read where it is not good',
      use('const one = await ask(); if (one.ok) take(1); else take(await one.text());'),
    ],
    [
      'dropped',
      'of which the body is read after a good one has left',
      use('const one = await ask(); if (one.ok) { return; } throw new Error(await one.text());'),
    ],
    [
      'read',
      'of which the body is read after a good one has passed',
      use('const one = await ask(); if (one.ok) { take(1); } if (one.ok) {} take(one.body);'),
    ],
    ['returned', 'that is returned', use('const one = await ask(); if (one.ok) return one;')],
    ['returned', 'that is returned at once', use('return ask().finally(other);')],
    [
      'read',
      'of which the body is read where it is good',
      use('const one = await ask(); if (one.ok) take(one.body);'),
    ],
    [
      'read',
      'of which the body is read whatever it is',
      use('const one = await ask(); if (isLate) take(one.body);'),
    ],
    ['read', 'that is handed on', use('take(await ask());')],
    ['read', 'that something is done with', use('await ask().then((one) => take(one));')],
    ['read', 'that a function is given', use('await ask().then(take);')],
    [
      'returned',
      'of which the body is returned',
      use('const one = await ask(); return (await one.json()) as string;'),
    ],
    ['returned', 'of which the body is returned at once', use('return (await ask()).json();')],
    ['returned', 'of which a part is returned', use('const { body } = await ask(); return body;')],
    [
      'returned',
      'of which the body is returned by another name',
      use('const one = await ask(); const body = await one.json().catch(() => null); return body;'),
    ],
    ['dropped', 'of which the body is taken and dropped', use('(await ask()).json();')],
    ['dropped', 'of which a part is named and dropped', use('const { body } = await ask();')],
    ['read', 'of which the body is tested', use('const one = await ask(); if (await one.json()) take(1);')],
    [
      'read',
      'whose name stands for another value as well',
      use('const one = await ask(); if (isLate) { const one = other(); return one; } return one;'),
    ],
    [
      'read',
      'whose name stands for what is made of it',
      use('const one = await ask(); if (isLate) { const one = one.body; return one; }'),
    ],
    ['read', 'of which something else is asked', use('const one = await ask(); one.json().then(take);')],
    ['read', 'that is taken apart', use('const { body } = await ask(); take(body);')],
  ];
  it.each(cases)('%s: %s', (expected, _what, found) => {
    expect(found()).toBe(expected);
  });
});

describe('an answer among others', () => {
  const cases: readonly [string, string, () => string][] = [
    ['dropped', 'all dropped', use('await Promise.all([ask(), other()]);')],
    [
      'dropped',
      'without a name',
      use('const [, second] = await Promise.all([ask(), other()]); take(second);'),
    ],
    ['dropped', 'past the names', use('const [first] = await Promise.all([other(), ask()]); take(first);')],
    [
      'dropped',
      'of which the failed ones are looked for',
      settled('take(results.filter((one) => one.status === "rejected").map((one) => take(one)).length);'),
    ],
    ['dropped', 'of which they are counted', settled('take(results.some(() => isLate));')],
    [
      'dropped',
      'of which the reasons are read in turn',
      settled('for (const one of results) if (one.status === "rejected") take(one.reason);'),
    ],
    ['dropped', 'that a library goes on with', use('waitUntil(Promise.allSettled([other(), ask()]));')],
    ['dropped', 'among which it is at times', use('await Promise.all([isLate && ask()]);')],
    [
      'dropped',
      'of a list that is among them at times',
      use('await Promise.all([other(), ...(isLate ? [isLate ? other() : ask()] : [])]);'),
    ],
    ['read', 'that a function is given', use('take(Promise.allSettled([other(), ask()]));')],
    ['read', 'whose results are given on by a library', use('take(waitUntil(Promise.all([ask()])));')],
    [
      'read',
      'after a list of which nobody knows how long it is',
      use('const [, second] = await Promise.all([...(isLate ? [other()] : []), ask()]); take(second);'),
    ],
    ['read', 'that is tested', use('await Promise.all([(await ask()) ? other() : other()]);')],
    ['read', 'with a name', use('const [first] = await Promise.all([ask(), other()]); take(first);')],
    ['read', 'with a name for the others', use('const [...all] = await Promise.all([ask()]); take(all);')],
    ['read', 'of which all are handed on', use('const all = await Promise.all([ask()]); take(all);')],
    ['read', 'that are handed on', use('take(await Promise.all([ask()]));')],
    ['read', 'in a list of another kind', use('take([ask()]);')],
    ['read', 'that are raced', use('await Promise.race([ask()]);')],
    [
      'read',
      'of which the values are read',
      settled('take(results.map((one) => one.status === "fulfilled" && one.value));'),
    ],
    ['read', 'of which each is handed on', settled('results.forEach((one) => take(one));')],
    ['read', 'of which each is taken apart', settled('results.forEach(({ status }) => take(status));')],
    ['read', 'of which a function is given each', settled('results.forEach(take);')],
    ['read', 'of which one is taken', settled('take(results[0]);')],
    [
      'read',
      'that are counted where each is given a name before',
      settled('let one; for (one of results) take(one);'),
    ],
    ['read', 'of which the list is handed on', settled('take(results);')],
  ];
  it.each(cases)('%s: %s', (expected, _what, found) => {
    expect(found()).toBe(expected);
  });
});

it('reads an answer of which the call cannot be found', () => {
  expect(service.facts().repetition.answerUse({ file: 'none.ts', start: 0, end: 1 })).toBe('read');
});
