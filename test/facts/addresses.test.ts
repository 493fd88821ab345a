import { expect, it } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();

/** Where the only remote call of a file goes. */
function target(sources: Sources) {
  const written = service.add(sources);
  return () => written.remote().target;
}

const constant = (value: string) => ({ kind: 'literal', value });

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
  [
    'what may name another host is no path',
    { kind: 'unknown' },
    target(`export const f = (event: { at: string }) => fetch(new URL(\`//\${event.at}\`, 'http://stock'));`),
  ],
  [
    'an address needs no base',
    constant('http://shop/orders'),
    target(`export const f = (base: string) => fetch(new URL('http://shop/orders', base));`),
  ],
  [
    'a path takes the place of that of its base',
    constant('http://stock/orders'),
    target(`export const f = () => fetch(new URL('/orders', 'http://stock/v1/items'));`),
  ],
  [
    'a path that does not begin at the root stands beside it',
    constant('http://stock/v1/orders'),
    target(`export const f = () => fetch(new URL('orders', 'http://stock/v1/items').href);`),
  ],
  [
    'a path of which the beginning is known is at the origin of its base',
    {
      kind: 'text',
      parts: [constant('http://stock'), constant('/orders/'), { kind: 'parameter' }, constant('')],
    },
    target(
      `export const f = (id: string) => fetch(new URL(\`/orders/\${id}\`, 'http://stock/v1').toString());`,
    ),
  ],
  [
    'in another file, by a base of the environment',
    { kind: 'text', parts: [{ kind: 'environment' }, constant('/orders')] },
    target({
      'main.ts': `
        import { ordersUrl } from './addresses';
        export const f = () => fetch(String(ordersUrl()));`,
      'addresses.ts': `
        export const ordersUrl = () => new URL('/orders', process.env.STOCK_URL);`,
    }),
  ],
  [
    'an address that is led elsewhere is unknown',
    { kind: 'unknown' },
    target(`
      export function f(path: string) {
        const url = new URL('/orders', 'http://stock');
        url.pathname = path;
        return fetch(url);
      }`),
  ],
  [
    'an address that is asked for something stays what it is',
    constant('http://stock/orders'),
    target(`
      export function f(query: string) {
        const url = new URL('/orders', 'http://stock');
        url.search = query;
        url.searchParams.set('page', '1');
        return fetch(url);
      }`),
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
