import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import * as v from 'valibot';

import { byPlace, finding, type Finding } from './finding.ts';

/** Which services and rules a run was about; `null` stands for all. */
export interface Scope {
  readonly services: readonly string[];
  readonly rules: readonly string[] | null;
  /** Beginning of the paths that were linted. */
  readonly only: string | null;
}

/** What a run found and the record does not hold, and the other way round; one line of the record each. */
export interface Difference {
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** A finding as it is recorded: where it is, without its words. */
export function recordLine({ line, path, rule, service }: Finding): string {
  return JSON.stringify({ service, rule, path, line });
}

/** The lines of a record; none when there is no file. */
export function readRecord(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** What has changed since the record was written, within the scope of the run. */
export function compareWithRecord(
  record: readonly string[],
  findings: readonly Finding[],
  scope: Scope,
): Difference {
  const before = new Set(record.filter((line) => isWithin(line, scope)));
  const now = new Set([...findings].sort(byPlace).map(recordLine));
  return {
    added: [...now].filter((line) => !before.has(line)),
    gone: [...before].filter((line) => !now.has(line)),
  };
}

/** Writes the findings of a run into the record; what the run was not about stays. */
export function updateRecord(file: string, findings: readonly Finding[], scope: Scope): void {
  const kept = readRecord(file).filter((line) => !isWithin(line, scope));
  const recorded = [...kept.map(parseLine), ...findings].sort(byPlace);
  const lines = new Set(recorded.map(recordLine));
  writeFileSync(file, [...lines, ''].join('\n'));
}

function isWithin(line: string, { only, rules, services }: Scope): boolean {
  const { path, rule, service } = parseLine(line);
  return services.includes(service) && (rules?.includes(rule) ?? true) && path.startsWith(only ?? '');
}

function parseLine(line: string): Finding {
  return { ...v.parse(v.omit(finding, ['message']), JSON.parse(line)), message: '' };
}
