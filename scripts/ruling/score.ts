import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Finding } from './finding.ts';
import { folderOf, rulesOfPattern, type Label } from './labels.ts';
import { holds, regionsAround } from './region.ts';

/** How the findings of a pattern's rules compare with its labels. */
export interface PatternScore {
  readonly pattern: string;
  readonly rules: readonly string[];
  readonly found: readonly Label[];
  readonly missed: readonly Label[];
  /** Labels of good code that were reported all the same. */
  readonly falseAlarms: readonly Label[];
  readonly quiet: number;
}

/** Scores of all patterns that the labels name, in the order of the table of patterns. */
export function scorePatterns(
  folder: string,
  labels: readonly Label[],
  findings: readonly Finding[],
): readonly PatternScore[] {
  return [...rulesOfPattern].flatMap(([pattern, rules]) => {
    const ofPattern = labels.filter((label) => label.pattern === pattern);
    if (ofPattern.length === 0) return [];
    const isHit = (label: Label): boolean => isReported(folder, label, rules, findings);
    const bugs = ofPattern.filter(({ label }) => label === 'bug');
    const fine = ofPattern.filter(({ label }) => label === 'ok');
    const falseAlarms = fine.filter(isHit);
    return {
      pattern,
      rules,
      found: bugs.filter(isHit),
      missed: bugs.filter((label) => !isHit(label)),
      falseAlarms,
      quiet: fine.length - falseAlarms.length,
    };
  });
}

function isReported(
  folder: string,
  label: Label,
  rules: readonly string[],
  findings: readonly Finding[],
): boolean {
  const service = folderOf(label);
  const candidates = findings.filter(
    (finding) => finding.service === service && finding.path === label.path && rules.includes(finding.rule),
  );
  if (candidates.length === 0) return false;
  const file = join(folder, service, label.path);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const regions = regionsAround(text, file, label.line);
  return candidates.some(({ line }) => regions.some((region) => holds(region, line)));
}
