import { expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** Whether a file makes its request in a branch that nobody waits for. */
function isLeftAlone(text: string) {
  const written = service.add(text);
  return () =>
    written
      .facts()
      .functions.some(({ flow }) =>
        flow.some((step) => step.kind === 'parallel' && step.combinator === 'none'),
      );
}

const imports = `import { waitUntil } from '@vercel/functions'; import axios from 'axios';`;
const cases: readonly [string, boolean, () => boolean][] = [
  [
    'a promise that the platform goes on with is left to it',
    true,
    isLeftAlone(`${imports} export function f() { waitUntil(axios.put('/a')); }`),
  ],
  [
    'a promise that is handed to someone else may be waited for',
    false,
    isLeftAlone(
      `${imports} export function f(keep: (p: Promise<unknown>) => void) { keep(axios.put('/a')); }`,
    ),
  ],
  [
    'a function of the same name is not the platform’s',
    false,
    isLeftAlone(`import axios from 'axios';
      const pending: Promise<unknown>[] = [];
      function waitUntil(promise: Promise<unknown>) { pending.push(promise); }
      export function f() { waitUntil(axios.put('/a')); }`),
  ],
];

it.each(cases)('%s', (_what, expected, found) => {
  expect(found()).toBe(expected);
});
