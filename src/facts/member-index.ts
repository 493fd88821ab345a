import type { ManualTransactionModel } from '../libraries/descriptor.ts';
import { matches } from './access-path.ts';

/** What a descriptor says of some members of a type. */
export interface Indexed {
  readonly on: string;
  readonly members: readonly string[];
}

/** Finds an entry by type and member; one that names the member exactly comes before patterns. */
export function index<T extends Indexed>(entries: readonly T[]): (type: string, path: string) => T | null {
  const exact = new Map<string, T>();
  const patterns: { on: string; pattern: string; entry: T }[] = [];
  for (const entry of entries) {
    for (const member of entry.members) {
      const key = `${entry.on}#${member}`;
      if (member.includes('*') || entry.on.includes('*'))
        patterns.push({ on: entry.on, pattern: member, entry });
      else if (!exact.has(key)) exact.set(key, entry);
    }
  }
  return (type, path) =>
    exact.get(`${type}#${path}`) ??
    patterns.find(({ on, pattern }) => on === type && matches(pattern, path))?.entry ??
    null;
}

/** The members that open, commit and roll back a transaction by hand, as entries of an index. */
export function markEntries({ on, begin, commit, rollback }: ManualTransactionModel) {
  return [
    { on, members: begin, mark: 'begin' as const },
    { on, members: commit, mark: 'commit' as const },
    { on, members: rollback, mark: 'rollback' as const },
  ];
}
