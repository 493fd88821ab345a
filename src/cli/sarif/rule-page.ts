import { readFileSync } from 'node:fs';
import { marked } from 'marked';
import { renderMarkdown } from '../markdown.ts';
import { packageFile } from '../package-files.ts';

/** What the page of a rule says, in the two forms in which a viewer of findings may show it. */
export interface RulePage {
  /** For viewers that show plain text. */
  readonly text: string;
  /** Links lead to the web, as the page is read away from its folder. */
  readonly markdown: string;
  /** The failure that the rule finds, in plain text. */
  readonly reason: string;
}

/**
 * The page of one of our rules.
 * @param rule The rule's id without the plugin's name.
 * @param url Where the page is read on the web.
 */
export function rulePage(rule: string, url: string): RulePage {
  const page = readFileSync(packageFile(`docs/rules/${rule}.md`), 'utf8').replaceAll(/<!--.*?-->\n*/g, '');
  const markdown = page.replaceAll(
    /\]\(([^):\s]+\.md)\)/g,
    (_, target: string) => `](${new URL(target, url).href})`,
  );
  return { markdown, text: plain(page), reason: plain(section(page, 'Why it matters')) };
}

function plain(markdown: string): string {
  return renderMarkdown(markdown, { paint: (_, text) => text, width: 100 }).trim();
}

function section(page: string, title: string): string {
  const tokens = marked.lexer(page);
  const start = tokens.findIndex((token) => token.type === 'heading' && token['text'] === title) + 1;
  const length = tokens.slice(start).findIndex(({ type }) => type === 'heading');
  const raw = tokens.slice(start, length < 0 ? undefined : start + length).map((token) => token.raw);
  return raw.join('');
}
