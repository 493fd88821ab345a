import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFacts } from '../../src/program/package-facts.ts';
import { createPageScripts } from '../../src/program/page-scripts.ts';
import { serviceFolder } from './service-folder.ts';

const spa = { devDependencies: { vite: '7', express: '5' } };
const page = '<script type="module" src="/src/main.ts"></script>';

function isLoaded(
  file: string,
  files: Readonly<Record<string, string | object>>,
  imports: readonly string[] = [],
): boolean {
  const packageFolder = serviceFolder(files);
  const fileName = join(packageFolder, file);
  const facts = packageFacts(packageFolder);
  return createPageScripts()({ fileName, imports, packageFolder, package: facts });
}

describe('a script that a page names', () => {
  test.each([
    ['<script src="main.js"></script>', true],
    ["<SCRIPT defer src = './main.js?v=2#top'>", true],
    ['<script src=/main.js></script>', true],
    ['<!-- <script src="main.js"></script> -->', false],
    ['<script src="https://cdn.example.com/main.js"></script>', false],
    ['<script src="//cdn.example.com/main.js"></script>', false],
    ['<script data-src="main.js"></script>', false],
    ['<script src="other.js"></script>', false],
    ['<script src="../main.js"></script>', false],
  ])('%s', (html, answer) => {
    expect(isLoaded('frontend/main.js', { 'package.json': {}, 'frontend/index.html': html })).toBe(answer);
  });

  test('is found from a folder above, up to the package', () => {
    const html = '<script src="scripts/cart.js"></script>';
    expect(isLoaded('public/scripts/cart.js', { 'package.json': {}, 'public/index.html': html })).toBe(true);
    const folder = serviceFolder({
      'index.html': '<script src="api/cart.js"></script>',
      'api/package.json': {},
    });
    const candidate = {
      fileName: join(folder, 'api/cart.js'),
      imports: [],
      packageFolder: join(folder, 'api'),
    };
    expect(createPageScripts()({ ...candidate, package: packageFacts(candidate.packageFolder) })).toBe(false);
  });
});

describe('what a bundler builds for a page', () => {
  test('lies in the folder of the entry that the page names', () => {
    const files = { 'package.json': spa, 'index.html': page };
    expect(isLoaded('src/api/orders.client.ts', files)).toBe(true);
    expect(isLoaded('src/server/orders.ts', files)).toBe(false);
    expect(isLoaded('proxy-server.js', files)).toBe(false);
    expect(isLoaded('api/orders.ts', files)).toBe(false);
  });

  test('imports nothing that only a server has', () => {
    const files = { 'package.json': spa, 'index.html': page };
    expect(isLoaded('src/orders.ts', files, ['axios'])).toBe(true);
    expect(isLoaded('src/orders.ts', files, ['node:http'])).toBe(false);
    expect(isLoaded('src/orders.ts', files, ['fs'])).toBe(false);
    expect(isLoaded('src/orders.ts', files, ['express'])).toBe(false);
  });

  test('is not what a package without a bundler or with a server holds', () => {
    const server = { devDependencies: { vite: '7' }, dependencies: { express: '5' } };
    expect(isLoaded('src/orders.ts', { 'package.json': {}, 'index.html': page })).toBe(false);
    expect(isLoaded('src/orders.ts', { 'package.json': server, 'index.html': page })).toBe(false);
    expect(isLoaded('src/orders.ts', { 'package.json': spa, 'index.html': '<p>Orders</p>' })).toBe(false);
  });

  test('is the entry alone where the page stands beside it', () => {
    const files = { 'package.json': spa, 'index.html': '<script src="/main.ts"></script>' };
    expect(isLoaded('main.ts', files)).toBe(true);
    expect(isLoaded('orders.ts', files)).toBe(false);
  });
});
