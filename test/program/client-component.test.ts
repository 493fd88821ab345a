import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { createPackages } from '../../src/program/packages.ts';
import { createSourceRoles } from '../../src/program/source-roles.ts';
import { serviceFolder } from './service-folder.ts';

function roleOf(text: string): string {
  const folder = serviceFolder({ 'package.json': { dependencies: { next: '15', react: '19' } } });
  const fileName = join(folder, 'src/orders.tsx');
  const { compiler, program } = openOwnProgram({ fileName, text, project: false, cwd: folder });
  const file = program.getSourceFile(fileName);
  if (!file) throw new Error('The program does not hold the file.');
  return createSourceRoles(compiler, createPackages(), folder)(file);
}

const state = "import { useState } from 'react';\n";

describe('what a server cannot call makes a browser file', () => {
  test.each([
    [state],
    ["import React, { type FC, useEffect as onChange } from 'react';"],
    ["import * as React from 'react';\nexport const useOrder = () => React.useState<string | null>(null);"],
    ["import R from 'react';\nexport const useOrder = () => R.useRef(0);"],
    ["import { useRouter } from 'next/navigation';"],
    [`${state}import type { Loader } from './page';\nexport type { loader } from './page';`],
    [`${state}const loader = () => 1;\nexport function Orders() { return loader(); }`],
    [`${state}export const clientLoader = () => fetch('/orders');`],
  ])('%j', (text) => {
    expect(roleOf(text)).toBe('browser');
  });
});

describe('a server may run', () => {
  test.each([
    ['memos, ids and callbacks', "import { cache, useCallback, useId, useMemo } from 'react';"],
    [
      'a module that names types alone',
      "import type { useState } from 'react';\nimport { type useRef } from 'react';",
    ],
    ['a redirect', "import { redirect } from 'next/navigation';"],
    ['a hook of its own', "import { useState } from './state';\nuseState();"],
    [
      'a component that takes nothing of a browser',
      "import * as React from 'react';\nReact.useMemo(() => 1);",
    ],
    ['a member of another object', "import * as React from 'react';\napp.React.useState(1);"],
    ['the data of a page', `${state}export async function getServerSideProps() {}`],
    ['the loader of a route', `${state}export const loader = () => fetch('https://a.b');`],
    ['the action of a route from elsewhere', `${state}export { save as action } from './save';`],
    ['the first properties of a page', `${state}Page.getInitialProps = async () => ({});`],
    ['an action inside of a component', `${state}async function save() {\n  'use server';\n}`],
    [
      'a function of a module that is split',
      `${state}import { createServerFn } from '@tanstack/react-start';`,
    ],
    ['components in a terminal', `${state}import { render } from 'ink';`],
  ])('%s', (_, text) => {
    expect(roleOf(text)).toBe('service');
  });
});
