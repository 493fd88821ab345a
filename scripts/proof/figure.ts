import * as v from 'valibot';

/** In what a figure is given: a share of one, milliseconds, megabytes, or a number of things. */
const units = ['share', 'ms', 'MB', 'count'] as const;
export type Unit = (typeof units)[number];

/** One measured number and what it should be. */
export const figure = v.object({
  what: v.string(),
  value: v.number(),
  unit: v.picklist(units),
  /** The most that it may be; `null` where it may be any number, or at least another one. */
  most: v.nullable(v.number()),
  least: v.optional(v.number()),
});
export type Figure = Readonly<v.InferOutput<typeof figure>>;

/** Whether a figure is what it should be; `null` where nothing is asked of it. */
function isReached({ least, most, value }: Figure): boolean | null {
  if (most !== null) return value <= most;
  return least === undefined ? null : value >= least;
}

/** What is asked of a figure: `≤ 15.0 %`, or nothing. */
function targetOf({ least, most, unit }: Figure): string {
  if (most !== null) return `≤ ${inUnit(most, unit)}`;
  return least === undefined ? '' : `≥ ${inUnit(least, unit)}`;
}

/** A number in its unit: `12.3 %`, `4.1 ms`, `40 MB`, `48`. */
function inUnit(value: number, unit: Unit): string {
  switch (unit) {
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'ms':
      return `${value.toFixed(1)} ms`;
    case 'MB':
      return `${value.toFixed(0)} MB`;
    case 'count':
      return value.toLocaleString('en');
  }
}

/** The cells of a row: what, value, target, reached. */
export function cellsOf(shown: Figure): readonly [string, string, string, string] {
  const reached = isReached(shown);
  const verdict = reached === null ? '' : reached ? 'yes' : '**no**';
  return [shown.what, inUnit(shown.value, shown.unit), targetOf(shown), verdict];
}
