import type { Value } from '../facts/value.ts';

/** A statement by which processes agree with one another, through a database. */
export interface Agreement {
  /** `lock`: one process goes on at a time; `prepare`: a database promises to commit; `decide`: another part of a commit in two phases. */
  readonly part: 'lock' | 'prepare' | 'decide';
  /** Its words: `PREPARE TRANSACTION`, `pg_advisory_lock`. */
  readonly words: string;
}

/** What a statement begins with, after comments, or holds, by what it does. */
const statements: readonly { readonly part: Agreement['part']; readonly like: RegExp }[] = [
  { part: 'prepare', like: /^\s*(?:--[^\n]*\n\s*)*(prepare\s+transaction|xa\s+prepare)\b/i },
  {
    part: 'decide',
    like: /^\s*(?:--[^\n]*\n\s*)*((?:commit|rollback)\s+prepared|xa\s+(?:start|begin|end|commit|rollback)|begin\s+distributed\s+tran(?:saction)?)\b/i,
  },
  {
    part: 'lock',
    like: /\b(pg_(?:try_)?advisory_(?:xact_)?lock(?:_shared)?|get_lock|sp_getapplock)\b(?=\s*(?:\(|@|'))/i,
  },
];

/** What SQL text is to other processes; `null` for other text, and for what is not known. */
export function agreementOf(value: Value): Agreement | null {
  const text = knownText(value);
  for (const { part, like } of statements) {
    const [, words] = like.exec(text) ?? [];
    if (words !== undefined) return { part, words: words.replace(/\s+/g, ' ') };
  }
  return null;
}

/** The constant parts of a text, with a mark where the others are. */
function knownText(value: Value): string {
  if (value.kind === 'text') return value.parts.map(knownText).join('');
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : '?';
}
