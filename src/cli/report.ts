import { relative } from 'node:path';
import type { ESLint } from 'eslint';
import wrapAnsi from 'wrap-ansi';
import { readEntry, type Entry } from './finding.ts';
import type { LintOutcome } from './lint.ts';
import { summary } from './summary.ts';
import { paintFor, textWidth, type Paint, type Terminal } from './terminal.ts';

/** The report of a run: findings by file, then what they add up to. */
export function report(outcome: LintOutcome, plugin: ESLint.Plugin, terminal: Terminal): string {
  const paint = paintFor(terminal.stdout);
  const page = { paint, width: textWidth(terminal.stdout) };
  const files = outcome.results.map((result) => ({
    path: relative(terminal.cwd, result.filePath),
    entries: result.messages.map((message) => readEntry(message, plugin)),
  }));
  const blocks = files
    .filter(({ entries }) => entries.length > 0)
    .map(({ path, entries }) => [
      paint('underline', path),
      ...entries.map((entry) => block(entry, path, page)),
    ]);
  const entries = files.flatMap((file) => file.entries);
  return `${[...blocks.flat(), summary({ entries, files: files.length, untyped: outcome.untyped, paint })].join('\n\n')}\n`;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

function block(entry: Entry, path: string, { paint, width }: Page): string {
  const place = paint('dim', `${path}:${String(entry.line)}:${String(entry.column)}`);
  const lines = [`  ${title(entry, paint)}  ${place}`, indent(wrapAnsi(entry.text, width - 4), 4)];
  for (const [label, value] of labelled(entry)) {
    if (value !== null) lines.push(indent(`${paint('dim', label.padEnd(8))} ${value}`, 4));
  }
  return lines.join('\n');
}

function title(entry: Entry, paint: Paint): string {
  switch (entry.kind) {
    case 'finding':
      return paint('bold', paint('red', entry.rule));
    case 'unparsed':
      return paint('red', 'cannot be parsed');
    case 'notice':
      return paint('red', 'not fully checked');
  }
}

function labelled(entry: Entry): readonly (readonly [string, string | null])[] {
  if (entry.kind !== 'finding') return [];
  return [
    ['via', entry.chain],
    ['pattern', entry.pattern],
    ['docs', entry.url],
  ];
}

function indent(text: string, columns: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(columns));
}
