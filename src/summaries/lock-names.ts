import type { CallFact } from '../facts/model.ts';
import { constantTexts, type Value } from '../facts/value.ts';

/** Words by which a program says that it means a lock. */
const lockWords = new Set(['lock', 'locks', 'mutex', 'semaphore', 'lease', 'leader', 'leadership']);

/** Whether a call takes a lock that other processes respect, by what it is or is called where it is made. */
export function isLock({ region, remote }: CallFact): boolean {
  if (region?.kind === 'lock') return true;
  if (!remote?.locks) return false;
  const { called, key } = remote.locks;
  return called === null || called.some(isCalledLock) || saysLock(key);
}

/** Whether the constant text of a key says that it is one of a lock. */
export function saysLock(key: Value | null): boolean {
  return key !== null && constantTexts(key).some(isCalledLock);
}

/** Whether a call of the program is given such a key. */
export function handsLockKey({ targets, args }: CallFact): boolean {
  return targets.length > 0 && args.some(saysLock);
}

function isCalledLock(text: string): boolean {
  return /lock|mutex|semaphore|lease|leader/i.test(text) && wordsOf(text).some((word) => lockWords.has(word));
}

/** `acquireLock`, `LOCK_KEY`, `sync-lock:` as their words. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}
