import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { marked } from 'marked';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/orders/README.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

test('every link between pages leads to a file, and to a heading where it names one', () => {
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter((target) => !leads(page, target))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('every page of docs is reached from the README', () => {
  const reached = new Set<string>();
  const visit = (page: string): void => {
    if (reached.has(page) || !existsSync(page)) return;
    reached.add(page);
    if (page.endsWith('.md'))
      for (const target of linksOf(page.slice(root.length))) visit(fileOf(page, target));
  };
  visit(`${root}README.md`);
  expect(pages.filter((page) => !reached.has(root + page))).toEqual([]);
});

/** Relative links of a page, with the heading that they name. */
function linksOf(page: string): readonly string[] {
  const targets: string[] = [];
  void marked.walkTokens(marked.lexer(readFileSync(root + page, 'utf8')), (token) => {
    if (token.type === 'link') targets.push(String(token['href']));
  });
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

function leads(page: string, target: string): boolean {
  const file = fileOf(root + page, target);
  if (!existsSync(file)) return false;
  const [, heading] = target.split('#');
  return heading === undefined || headingsOf(file).includes(heading);
}

/** Absolute path of what a link names; the page itself when it names only a heading. */
function fileOf(page: string, target: string): string {
  const [path = ''] = target.split('#');
  return path === '' ? page : resolve(dirname(page), path);
}

/** The headings of a page as links name them. */
function headingsOf(file: string): readonly string[] {
  return marked.lexer(readFileSync(file, 'utf8')).flatMap((token) =>
    token.type === 'heading'
      ? [
          String(token['text'])
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
            .replaceAll(' ', '-'),
        ]
      : [],
  );
}
