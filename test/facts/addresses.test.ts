import { expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** Where the only remote call of a file goes. */
function target(text: string) {
  const written = service.add(text);
  return () => written.remote().target;
}

const cases: readonly [string, object, ReturnType<typeof target>][] = [
  [
    'an address that is given stays so when it is parsed',
    { kind: 'parameter', path: ['url', 'hostname'] },
    target(`
      import { request } from 'node:https';
      import { parse } from 'node:url';
      export function f(event: { url: string }) {
        const parsed = parse(event.url);
        request({ hostname: parsed.hostname, method: 'PUT' }).end();
      }`),
  ],
  [
    'as the default export and with a flag',
    { kind: 'parameter', path: ['url', 'hostname'] },
    target(`
      import https from 'https';
      import url from 'url';
      export const f = (event: { url: string }) => https.request({ hostname: url.parse(event.url, true).hostname });`),
  ],
  [
    'in the global class',
    { kind: 'parameter', path: ['url'] },
    target(`export const f = (event: { url: string }) => fetch(new URL(event.url));`),
  ],
  [
    'a path that is given is no address',
    { kind: 'unknown' },
    target(`export const f = (event: { path: string }) => fetch(new URL(event.path, 'http://stock'));`),
  ],
];

it.each(cases)('%s', (_what, expected, found) => {
  expect(found()).toMatchObject(expected);
});

const bounds: readonly [string, string][] = [
  ['as text', "fetch(new URL('orders', base).toString(), { method: 'POST' })"],
  ['by its href', "fetch(new URL('orders', base).href, { method: 'POST' })"],
  ['as it is', "fetch(new URL('orders', base))"],
];
const asked = bounds.map(
  ([name, text]) =>
    [name, service.add(`declare const base: string; export const f = () => ${text};`)] as const,
);

it.each(asked)('an address hides no options of the call: %s', (_, one) => {
  expect(one.remote('fetch').bound?.verdict).toBe('no');
});
