import { relative } from 'node:path';
import type { ESLint } from 'eslint';
import wrapAnsi from 'wrap-ansi';
import { readFinding, type Finding } from './finding.ts';
import type { LintOutcome } from './lint.ts';
import { summary } from './summary.ts';
import { paintFor, textWidth, type Paint, type Terminal } from './terminal.ts';

/** The report of a run: findings by file, then what they add up to. */
export function report(outcome: LintOutcome, plugin: ESLint.Plugin, terminal: Terminal): string {
  const paint = paintFor(terminal.stdout);
  const page = { paint, width: textWidth(terminal.stdout) };
  const files = outcome.results.map((result) => ({
    path: relative(terminal.cwd, result.filePath),
    findings: result.messages.map((message) => readFinding(message, plugin)),
  }));
  const blocks = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) =>
      [paint('underline', path), ...findings.map((finding) => block(finding, path, page))].join('\n\n'),
    );
  const findings = files.flatMap((file) => file.findings);
  return `${[...blocks, summary({ findings, files: files.length, untyped: outcome.untyped, paint })].join('\n\n')}\n`;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

function block(finding: Finding, path: string, { paint, width }: Page): string {
  const place = paint('dim', `${path}:${String(finding.line)}:${String(finding.column)}`);
  const name =
    finding.rule === '' ? paint('red', 'cannot be parsed') : paint('bold', paint('red', finding.rule));
  const lines = [`  ${name}  ${place}`, indent(wrapAnsi(finding.text, width - 4), 4)];
  for (const [label, value] of labelled(finding)) {
    lines.push(indent(`${paint('dim', label.padEnd(8))} ${value}`, 4));
  }
  return lines.join('\n');
}

function labelled({ chain, pattern, url }: Finding): readonly (readonly [string, string])[] {
  const entries: readonly (readonly [string, string | null])[] = [
    ['via', chain],
    ['pattern', pattern],
    ['docs', url],
  ];
  return entries.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}

function indent(text: string, columns: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(columns));
}
