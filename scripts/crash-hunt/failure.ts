import * as v from 'valibot';

/** What must never happen, whatever the text of a file. */
export const failureKinds = [
  /** An exception left a rule and would have ended the lint. */
  'crash',
  /** The analysis of the file failed and said so. */
  'internal',
  /** The rules took longer than {@link mostSeconds} for the file. */
  'slow',
  /** A finding or a suggestion points to a place that is not there, or cuts through a word. */
  'range',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** The longest that all rules together may take for one file, without what is done once for a project. */
export const mostSeconds = 5;

/** One thing that went wrong. */
export const failure = v.object({
  kind: v.picklist(failureKinds),
  file: v.string(),
  detail: v.string(),
  /** The text that it went wrong with, where it is not the one on the disk. */
  text: v.nullable(v.string()),
});
export type Failure = Readonly<v.InferOutput<typeof failure>>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How many failures of each kind there were. */
export const failureCounts = v.object({ crash: count, internal: count, slow: count, range: count });
export type FailureCounts = v.InferOutput<typeof failureCounts>;

/** Counts failures by their kind. */
export function countFailures(failures: readonly Failure[]): FailureCounts {
  const of = (kind: FailureKind) => failures.filter((failure) => failure.kind === kind).length;
  return { crash: of('crash'), internal: of('internal'), slow: of('slow'), range: of('range') };
}

/** An exception with the beginning of its stack, on one line. */
export function describeException(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? error.message)
    .split('\n')
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' ');
}
