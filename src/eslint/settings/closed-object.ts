import * as v from 'valibot';

import { nearest } from './nearest.ts';

/** The schema of an object that has these keys and no others. A wrong key is answered with the nearest allowed one. */
export function closedObject<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => keyProblem(issue, Object.keys(entries)));
}

function keyProblem(issue: v.StrictObjectIssue, keys: readonly string[]): string {
  const key = String(issue.path?.at(-1)?.key);
  const allowed = keys.map((name) => `\`${name}\``);
  if (issue.expected === 'never') return `is no known key; ${nearest(`\`${key}\``, allowed)}`;
  if (issue.expected === `"${key}"`) return 'is missing';
  return `is ${issue.received}; allowed: an object with ${allowed.join(', ')}`;
}
