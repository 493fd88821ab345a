import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import { renderMarkdown, type Layout } from './markdown.ts';
import { didYouMean, Misuse } from './misuse.ts';
import { packageFile } from './package-files.ts';

const shelves = ['docs/rules', 'docs/patterns'] as const;

/**
 * The page of a rule, of a pattern or of a library, for a terminal.
 * @param topic `require-timeout`, `distributed/require-timeout`, `Transactional outbox`, `axios` or `@aws-sdk/client-s3`.
 * @throws {Misuse} when there is no such page.
 */
export async function explain(topic: string, layout: Layout): Promise<string> {
  const pages = new Map(shelves.flatMap(pagesOf));
  const path = pages.get(slug(topic));
  if (path !== undefined) return renderMarkdown(readFileSync(path, 'utf8'), layout);
  const libraries = await libraryPages();
  const page = libraries.get(topic.trim().toLowerCase());
  if (page) return renderMarkdown(page(), layout);
  const names = [...pages.keys()];
  const wrong =
    topic === ''
      ? 'Name a rule, a pattern or a library.'
      : `There is no page \`${topic}\`.${didYouMean(slug(topic), [...names, ...libraries.keys()])}`;
  const list = names.map((name) => `  ${name}`).join('\n');
  throw new Misuse(
    `${wrong}\nPages:\n${list}\nand each library by its package: axios, @nestjs/axios, node:http, fetch, …`,
  );
}

/** Pages of libraries by each name that they go by. Descriptors are loaded only when one is asked for. */
async function libraryPages(): Promise<ReadonlyMap<string, () => string>> {
  const { libraries } = await import('../libraries/index.ts');
  const { libraryPage, libraryTopic } = await import('./library-page/page.ts');
  const named = libraries.flatMap((library) =>
    [libraryTopic(library), ...globalCalls(library), ...(library.specifiers ?? []), library.package].map(
      (name) => [name, () => libraryPage(library)] as const,
    ),
  );
  return new Map(named);
}

/** The calls of a library that need no import: `fetch`. */
function globalCalls({ global, calls }: LibraryDescriptor): readonly string[] {
  return global ? calls.filter(({ on }) => on === '').flatMap(({ members }) => members) : [];
}

function pagesOf(shelf: string): readonly (readonly [string, string])[] {
  const folder = packageFile(shelf);
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => [basename(file, '.md'), `${folder}/${file}`]);
}

function slug(topic: string): string {
  return topic
    .trim()
    .toLowerCase()
    .replace(/^distributed\//, '')
    .replaceAll(/\s+/g, '-');
}
