import leven from 'leven';
import * as v from 'valibot';

/** The schema of an object that has these keys and no others. A wrong key is answered with the nearest allowed one. */
export function closedObject<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => keyProblem(issue, Object.keys(entries)));
}

function keyProblem(issue: v.StrictObjectIssue, allowed: readonly string[]): string {
  const key = String(issue.path?.at(-1)?.key);
  if (issue.expected === 'never') return `is no known key; ${nearest(key, allowed)}`;
  if (issue.expected === `"${key}"`) return 'is missing';
  return `is ${issue.received}; allowed: an object with ${listed(allowed)}`;
}

/** "did you mean …" when one allowed name is close, else all of them. */
export function nearest(name: string, allowed: readonly string[]): string {
  const [closest] = allowed
    .map((candidate) => ({ candidate, distance: leven(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  return closest && closest.distance <= Math.max(2, name.length / 3)
    ? `did you mean \`${closest.candidate}\`?`
    : `allowed: ${listed(allowed)}`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
