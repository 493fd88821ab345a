import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { renderMarkdown, type Layout } from './markdown.ts';
import { didYouMean, Misuse } from './misuse.ts';
import { packageFile } from './package-files.ts';

const shelves = ['docs/rules', 'docs/patterns'] as const;

/**
 * The page of a rule or of a pattern, for a terminal.
 * @param topic `require-timeout`, `distributed/require-timeout`, `transactional-outbox` or `Transactional outbox`.
 * @throws {Misuse} when there is no such page.
 */
export function explain(topic: string, layout: Layout): string {
  const pages = new Map(shelves.flatMap(pagesOf));
  const path = pages.get(slug(topic));
  if (path !== undefined) return renderMarkdown(readFileSync(path, 'utf8'), layout);
  const names = [...pages.keys()];
  const wrong =
    topic === ''
      ? 'Name a rule or a pattern.'
      : `There is no page \`${topic}\`.${didYouMean(slug(topic), names)}`;
  throw new Misuse(`${wrong}\nPages:\n${names.map((name) => `  ${name}`).join('\n')}`);
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
