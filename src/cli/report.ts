import { relative } from 'node:path';
import type { ESLint } from 'eslint';
import wrapAnsi from 'wrap-ansi';
import { readEntry, type Entry, type Finding } from './finding.ts';
import type { LintOutcome } from './lint.ts';
import { summary } from './summary.ts';
import { paintFor, textWidth, type Paint, type Terminal } from './terminal.ts';
import { costTitles, mattersMost, type Placed } from './weigh.ts';

/** The report of a run: of many findings those that matter most, all others by file, then what they add up to. */
export function report(outcome: LintOutcome, plugin: ESLint.Plugin, terminal: Terminal): string {
  const said = outcome.results.flatMap((result) => {
    const path = relative(terminal.cwd, result.filePath);
    return result.messages.map((message) => ({ path, entry: readEntry(message, plugin) }));
  });
  const first = mattersMost(said);
  const others = said.filter((placed) => !first.some((one) => one === placed));
  const paint = paintFor(terminal.stdout);
  const page = {
    paint,
    width: textWidth(terminal.stdout),
    introductions: introductions([...first, ...others]),
  };
  const blocks = [...chapterByCost(first, page), ...chapterByFile(others, first.length > 0, page)];
  const { results, untyped } = outcome;
  const entries = [...first, ...others].map(({ entry }) => entry);
  const totals = { entries, isLong: first.length > 0, files: results.length, untyped, paint };
  return `${[...blocks, summary(totals)].join('\n\n')}\n`;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
  /** The first entry of each rule, which leads to its page. */
  readonly introductions: ReadonlySet<Placed>;
}

function introductions(inOrder: readonly Placed[]): ReadonlySet<Placed> {
  const first = new Map<string, Placed>();
  for (const placed of inOrder) {
    if (placed.entry.kind === 'finding' && !first.has(placed.entry.rule))
      first.set(placed.entry.rule, placed);
  }
  return new Set(first.values());
}

function chapterByCost(first: readonly Placed<Finding>[], page: Page): readonly string[] {
  if (first.length === 0) return [];
  const parts = costTitles.flatMap(([cost, title]) => {
    const placed = first.filter(({ entry }) => entry.cost === cost);
    return part(title, placed, page);
  });
  return [heading('The ten findings that matter most', page), ...parts];
}

function chapterByFile(others: readonly Placed[], isHeaded: boolean, page: Page): readonly string[] {
  const paths = [...new Set(others.map(({ path }) => path))];
  const parts = paths.flatMap((path) => {
    const placed = others.filter((other) => other.path === path);
    return part(path, placed, page);
  });
  return isHeaded && parts.length > 0 ? [heading('The others, by file', page), ...parts] : parts;
}

function heading(text: string, { paint }: Page): string {
  return paint('bold', text);
}

function part(title: string, placed: readonly Placed[], page: Page): readonly string[] {
  if (placed.length === 0) return [];
  return [page.paint('underline', title), ...placed.map((one) => block(one, page))];
}

function block(placed: Placed, { paint, width, introductions }: Page): string {
  const { entry, path } = placed;
  const place = paint('dim', `${path}:${String(entry.line)}:${String(entry.column)}`);
  const lines = [`  ${title(entry, paint)}  ${place}`, indent(wrapAnsi(entry.text, width - 4), 4)];
  for (const [label, value] of labelled(entry, introductions.has(placed))) {
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

function labelled(entry: Entry, isIntroduction: boolean): readonly (readonly [string, string | null])[] {
  if (entry.kind !== 'finding') return [];
  return [
    ['via', entry.chain],
    ['pattern', entry.pattern],
    ['docs', isIntroduction ? entry.url : null],
  ];
}

function indent(text: string, columns: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(columns));
}
