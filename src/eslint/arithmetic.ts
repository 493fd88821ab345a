import { totalMs, type Duration, type TimedCall } from '../summaries/duration.ts';

/** Calls of a sum that are shown by themselves. */
const shown = 4;

/** A time as a reader says it: `800 ms`, `2.5 s`. */
export function timeText(ms: number): string {
  return ms < 1000 ? `${String(ms)} ms` : `${String(Math.round(ms / 100) / 10)} s`;
}

/** How a duration comes about, in plain words: "3 attempts of 10 s plus 3 s of waiting = 33 s". */
export function arithmetic(duration: Duration): string {
  const { calls, waitMs } = duration;
  const [only, ...others] = calls;
  const waiting = waitMs > 0 ? ` plus ${timeText(waitMs)} of waiting` : '';
  const isSum = others.length > 0 || (only?.attempts ?? 1) > 1 || waitMs > 0;
  const text = others.length > 0 ? sumOf(calls) : only ? attemptsText(only) : '';
  return `${text}${waiting}${isSum ? ` = ${timeText(totalMs(duration))}` : ''}`;
}

function attemptsText({ attempts, eachMs, by }: TimedCall): string {
  if (attempts > 1) return `${String(attempts)} attempts of ${timeText(eachMs)}`;
  return `${timeText(eachMs)} (${by})`;
}

function sumOf(calls: readonly TimedCall[]): string {
  const parts = calls.slice(0, shown).map(({ call, attempts, eachMs }) => {
    const times = attempts > 1 ? `${String(attempts)} × ` : '';
    return `${times}${timeText(eachMs)} for \`${call.callee}\``;
  });
  const rest = calls.length - shown;
  return rest > 0 ? `${parts.join(' + ')} and ${String(rest)} more` : parts.join(' + ');
}
