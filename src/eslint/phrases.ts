import type { FailureEnd } from '../summaries/unheard-failure.ts';

/** Names that a chain shows before it is cut off. */
const shown = 4;

/** What stands for the name of a function that has none, and of the top level of a module. */
const nameless: ReadonlySet<string> = new Set(['<anonymous>', '<module>']);

/** The proof of a finding as a part of its message: " (via `a → b → c`)"; empty when there is nothing on the way that has a name. */
export function viaChain(way: readonly string[]): string {
  const names = way.filter((name) => !nameless.has(name));
  if (way.length < 2 || names.length === 0) return '';
  const chain = names.slice(0, shown).join(' → ');
  return ` (via \`${chain}${names.length > shown ? ' → …' : ''}\`)`;
}

/** A function as one would point to it: by its name, or by what it is where it has none. */
export function functionText(name: string, otherwise: string): string {
  return nameless.has(name) ? otherwise : `\`${name}\``;
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

/** What takes in a failure and where, as one would point to it: "`Promise.allSettled` (send.ts:12)", "the `catch` (line 12)". */
export function failureEndText(by: FailureEnd['by'], where: string): string {
  return `${by === 'catch' ? 'the `catch`' : '`Promise.allSettled`'} (${where})`;
}
