import { readFileSync } from 'node:fs';

import { marked } from 'marked';

/**
 * The code block of a page of ours that contains a text, as a reader would copy it.
 * @throws {Error} when there is none, or more than one.
 */
export function recipe(page: string, contained: string): string {
  const source = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const found = marked
    .lexer(source)
    .flatMap((token) => (token.type === 'code' ? [String(token['text'])] : []))
    .filter((code) => code.includes(contained));
  const [code] = found;
  if (code === undefined || found.length > 1)
    throw new Error(`${found.length} blocks of ${page} contain ${contained}.`);
  return `${code}\n`;
}
