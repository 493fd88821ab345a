import { cellsOf } from './figure.ts';
import { table } from './markdown.ts';
import type { Measured } from './record.ts';

/** The parts of the bench in the order of their page, with their headings. */
const headings: Readonly<Record<string, string>> = {
  lints: 'A whole service',
  sizes: 'Services of several sizes',
  staged: 'One staged file',
  edits: 'In an editor',
  memory: 'A long session of an editor',
  import: 'Before the first file',
};

/** The section of docs/performance.md that is measured. */
export function renderPerformance(all: readonly Measured[]): string {
  return Object.keys(headings)
    .flatMap((part) => all.filter((measured) => measured.part === part))
    .map(renderPart)
    .join('\n\n');
}

/** One part with its heading, what was measured, and what it comes to. */
export function renderPart({ figures, part, setting, table: [head = [], ...rows] }: Measured): string {
  return [
    `### ${headings[part] ?? part}`,
    `${setting} \`npm run bench -- --only ${part}\``,
    table(head, rows),
    table(['Figure', 'Value', 'Target', 'Reached'], figures.map(cellsOf)),
  ].join('\n\n');
}
