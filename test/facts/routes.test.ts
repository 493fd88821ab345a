import { expect, it } from 'vitest';
import { openService, type OpenService } from './open-service.ts';

const service = openService();
service.add("import type { NextConfig } from 'next'; export default {} satisfies NextConfig;");

/** A file that sends a message to a URL beside the given route files; answers which of them receives it. */
function receiver(url: string, ...routes: readonly string[]): () => string | undefined {
  return receiverIn(service, url, ...routes);
}

function receiverIn(
  service: OpenService,
  url: string,
  ...routes: readonly string[]
): () => string | undefined {
  const files = Object.fromEntries(routes.map((route) => [route, 'export const POST = () => null;']));
  const written = service.add({
    'main.ts': `import { Client } from '@upstash/qstash';
declare const client: Client;
declare const id: string;
export const send = () => client.publishJSON({ url: ${url}, body: {} });`,
    ...files,
  });
  return () => {
    const folder = written.fileName.replace(/main\.ts$/, '');
    return written.remote('client.publishJSON').receivedIn?.replace(folder, '');
  };
}

const received: readonly [string, string, () => string | undefined][] = [
  ['a path of its own', 'app/own/route.ts', receiver("'https://a.example/own'", 'app/own/route.ts')],
  [
    'a path behind a host that the deployment decides',
    'src/app/(jobs)/api/hosted/@slot/route.ts',
    receiver('`${process.env.HOST}/api/hosted`', 'src/app/(jobs)/api/hosted/@slot/route.ts'),
  ],
  [
    'a path with a query',
    'pages/api/asked.ts',
    receiver("'https://a.example/api/asked/?again=1#end'", 'pages/api/asked.ts'),
  ],
  ['an index', 'pages/api/list/index.ts', receiver("'/api/list'", 'pages/api/list/index.ts')],
];

it.each(received)('a message is received at %s', (_, file, read) => {
  expect(read()).toBe(file);
});

const lost: readonly [string, () => string | undefined][] = [
  ['a path that no file answers', receiver("'https://a.example/none'", 'app/some/route.ts')],
  ['a path that ends in what is not known', receiver('`https://a.example/one/${id}`', 'app/one/route.ts')],
  ['a path with a parameter', receiver("'https://a.example/two/[id]'", 'app/two/[id]/route.ts')],
  ['a path that two files answer', receiver("'/three'", 'app/three/route.ts', 'other/app/three/route.ts')],
  ['a page', receiver("'/four'", 'app/four/page.ts')],
];

it.each(lost)('no receiver is known for %s', (_, read) => {
  expect(read()).toBeUndefined();
});

const elsewhere = receiverIn(openService(), "'/own'", 'app/own/route.ts');

it('no receiver is known in a program without the framework', () => {
  expect(elsewhere()).toBeUndefined();
});
