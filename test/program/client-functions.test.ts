import { describe, expect, test } from 'vitest';
import { clientFunctions } from '../../src/program/client-functions.ts';
import { loadTypescript } from './compilers.ts';

const typescript = loadTypescript('typescript');

/** What of a text lies in a browser's functions. */
function inBrowser(text: string): readonly string[] {
  const file = typescript.createSourceFile('page.tsx', text, typescript.ScriptTarget.Latest, true);
  return clientFunctions(typescript, file).map(({ end, start }) => text.slice(start, end).trim());
}

const state = "import { useState as state } from 'react';\n";
const page =
  'export default function Page() {\n  const [a] = state(0);\n  const save = async () => fetch(a);\n}';
const loader = 'export const loader = async () => fetch("https://orders.internal");';

describe('a function that calls a hook', () => {
  test('runs in a browser, and what is around it may not', () => {
    expect(inBrowser(`${state}${loader}\n${page}`)).toEqual([page]);
  });

  test('is known by the module and by the member', () => {
    const hook = '() => { R.useEffect(() => void fetch("/a")); }';
    expect(inBrowser(`import * as R from 'react';\nexport const useOrders = ${hook};`)).toEqual([hook]);
    expect(
      inBrowser(`import * as R from 'react';\nexport const useOrders = () => R.useMemo(() => 1);`),
    ).toEqual([]);
    expect(inBrowser(`import * as R from './react';\nexport const useOrders = ${hook};`)).toEqual([]);
  });

  test('is the one that calls it, not the one around it', () => {
    const hook = '() => state(0)';
    expect(inBrowser(`${state}export function make() {\n  void fetch('a');\n  return ${hook};\n}`)).toEqual([
      hook,
    ]);
  });
});

describe('no function', () => {
  test.each([
    ['calls a hook at the top', `${state}state(0);`],
    ['takes a hook without calling it', `${state}export const f = () => [state];`],
    ['makes a context', "import { createContext } from 'react';\nexport const f = () => createContext(0);"],
    [
      'is told apart where a server runs one inside',
      `${state}${page.replace('fetch(a)', "{ 'use server'; }")}`,
    ],
    ['is told apart in a terminal', `${state}import 'ink';\n${page}`],
  ])('%s', (_, text) => {
    expect(inBrowser(text)).toEqual([]);
  });
});
