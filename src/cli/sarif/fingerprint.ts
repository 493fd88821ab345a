import { createHash } from 'node:crypto';

/** Where a finding stands, as far as it stays the same when other lines of the file come and go. */
export interface Landmark {
  readonly rule: string;
  /** Path of the file, the same on every machine. */
  readonly uri: string;
  /** Text of the line on which the finding begins. */
  readonly line: string;
}

/**
 * Names findings so that a later run recognises them: the name depends on rule, file and words of the line, not on the line's
 * number or indentation. Findings that are alike in all of these are told apart by their order; call it for one after the other.
 */
export function fingerprints(): (landmark: Landmark) => string {
  const seen = new Map<string, number>();
  return ({ rule, uri, line }) => {
    const key = [rule, uri, line.trim().replaceAll(/\s+/g, ' ')].join('\n');
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    return createHash('sha256').update(`${key}\n${turn}`).digest('hex').slice(0, 32);
  };
}
