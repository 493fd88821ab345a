import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Finding, ServiceRuling } from './finding.ts';
import { folderOf, type Label } from './labels.ts';
import type { Difference } from './record.ts';
import type { PatternScore } from './score.ts';

/** A table with columns as wide as they need to be; numbers stand right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map(String));
  const widths = (texts[0] ?? []).map((_cell, column) =>
    Math.max(...texts.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string | number, width: number): string {
  return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
}

/** Findings by rule, one column for each service. */
export function findingTable(rulings: readonly ServiceRuling[]): string {
  const findings = rulings.flatMap((ruling) => ruling.findings);
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const counted = (matching: (finding: Finding) => boolean): number => findings.filter(matching).length;
  const rows = rulings.map(({ service, files, lines, seconds, findings: own }) => [
    service,
    files,
    lines,
    own.length,
    perTenThousand(own.length, lines),
    `${seconds.toFixed(1)} s`,
    rules
      .map((rule) => [rule, own.filter((finding) => finding.rule === rule).length] as const)
      .filter(([, count]) => count > 0)
      .map(([rule, count]) => `${rule} ${count}`)
      .join(', '),
  ]);
  const lines = rulings.reduce((sum, ruling) => sum + ruling.lines, 0);
  const byRule = rules.map((rule) => [
    rule,
    counted((finding) => finding.rule === rule),
    perTenThousand(
      counted((finding) => finding.rule === rule),
      lines,
    ),
  ]);
  const head = ['service', 'files', 'lines', 'findings', 'per 10 kLOC', 'time', 'by rule'];
  return `${table([head, ...rows])}\n\n${table([['rule', 'findings', 'per 10 kLOC'], ...byRule, ['all', findings.length, perTenThousand(findings.length, lines)]])}`;
}

function perTenThousand(count: number, lines: number): string {
  return lines === 0 ? '-' : ((count / lines) * 10_000).toFixed(2);
}

/** Recall and false alarms by pattern. */
export function scoreTable(title: string, scores: readonly PatternScore[]): string {
  const rows = scores.map(({ falseAlarms, found, missed, pattern, quiet }) => [
    pattern,
    `${found.length} of ${found.length + missed.length}`,
    `${falseAlarms.length} of ${falseAlarms.length + quiet}`,
  ]);
  const total = (count: (score: PatternScore) => number): number =>
    scores.reduce((sum, score) => sum + count(score), 0);
  const found = total((score) => score.found.length);
  const alarms = total((score) => score.falseAlarms.length);
  const all = [
    'all',
    `${found} of ${found + total((score) => score.missed.length)}`,
    `${alarms} of ${alarms + total((score) => score.quiet)}`,
  ];
  return table([[title, 'bugs found', 'good code reported'], ...rows, all]);
}

/** Each label that a rule got wrong. */
export function wrongLabels(scores: readonly PatternScore[]): string {
  const place = (label: Label): string => `${folderOf(label)}/${label.path}:${label.line}`;
  return scores
    .flatMap(({ falseAlarms, missed, pattern }) => [
      ...missed.map((label) => `missed       ${pattern}  ${place(label)}`),
      ...falseAlarms.map((label) => `false alarm  ${pattern}  ${place(label)}`),
    ])
    .join('\n');
}

/** A finding with its words and its line of code. */
export function describeFinding(folder: string, { line, message, path, rule, service }: Finding): string {
  const code = readFileSync(join(folder, service, path), 'utf8').split('\n')[line - 1] ?? '';
  return `${service}/${path}:${line}  ${rule}\n    ${code.trim()}\n    ${message}`;
}

/** What is new and what is gone since the record was written. */
export function describeDifference({ added, gone }: Difference): string {
  if (added.length === 0 && gone.length === 0) return 'As recorded.';
  return [...added.map((line) => `+ ${line}`), ...gone.map((line) => `- ${line}`)].join('\n');
}
