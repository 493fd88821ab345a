import type { Span } from '../facts/model.ts';
import type { FailureEnd } from '../summaries/unheard-failure.ts';

/** Names that a chain shows before it is cut off. */
const shown = 4;

/** The proof of a finding as a part of its message: " (via `a → b → c`)"; empty when there is nothing on the way. */
export function viaChain(names: readonly string[]): string {
  if (names.length < 2) return '';
  const chain = names.slice(0, shown).join(' → ');
  return ` (via \`${chain}${names.length > shown ? ' → …' : ''}\`)`;
}

/** Where something in another file is, as a part of a message: " (`orders.ts:12`)"; empty for the linted file. */
export function placeText(elsewhere: string | null): string {
  return elsewhere === null ? '' : ` (\`${elsewhere}\`)`;
}

/** A time as one would say it: "500 ms", "20 s", "2 min". */
export function durationText(ms: number): string {
  const whole = Math.floor(ms);
  if (whole < 1000) return `${String(whole)} ms`;
  return whole % 60_000 === 0 ? `${String(whole / 60_000)} min` : `${String(whole / 1000)} s`;
}

/** What to do about a missing option: an option to pass, or a whole instruction where no option helps. */
export function passOption(option: string): string {
  if (option === '') return 'Give the wait a limit';
  return option.startsWith('`') ? `Pass ${option}` : option;
}

/** Where a failure ends, as one would point to it from a place of a file: "`Promise.allSettled` (send.ts:12)", "the `catch` (line 12)". */
export function failureEndText({ by, span }: FailureEnd, from: Span, line: number): string {
  const name = span.file.slice(span.file.lastIndexOf('/') + 1);
  const where = span.file === from.file ? `line ${String(line)}` : `${name}:${String(line)}`;
  return `${by === 'catch' ? 'the `catch`' : '`Promise.allSettled`'} (${where})`;
}
