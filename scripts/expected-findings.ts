import { readFileSync } from 'node:fs';

/** A finding as the README of an example lists it. */
export interface ExpectedFinding {
  /** Path from the example's folder, and line: `services/orders/checkout.ts:15`. */
  readonly place: string;
  readonly rule: string;
}

/** The findings that an example's README lists, in the order of the list. */
export function expectedFindings(readme: string): readonly ExpectedFinding[] {
  const rows = readFileSync(readme, 'utf8').matchAll(/^\| `(?<place>[^`]+:\d+)` +\| `(?<rule>[^`]+)` +\|/gm);
  return [...rows].map(({ groups }) => ({ place: groups?.['place'] ?? '', rule: groups?.['rule'] ?? '' }));
}
