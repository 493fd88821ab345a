/** What the service is linted under, least first. */
export const configurations = [
  'typed no-op',
  'typed no-op + ours',
  'recommended-type-checked',
  'recommended-type-checked + ours',
] as const;
export type Configuration = (typeof configurations)[number];

/** What one lint of the service in a process of its own took. */
export interface Measurement {
  /** User and system time of the whole process, ms. */
  readonly cpu: number;
  /** From the start of the process to its last finding, ms. */
  readonly wall: number;
  /** The most memory that the process held, MB. */
  readonly memory: number;
  /** What ESLint measured inside our rules, ms. */
  readonly ours: number;
  readonly files: number;
  /** Findings of our rules. */
  readonly findings: number;
}
