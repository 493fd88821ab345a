import * as v from 'valibot';

/** One lint in a process of its own. */
export const lint = v.object({
  /** User and system time of the whole process, ms. */
  cpu: v.number(),
  /** From the start of the process to its last finding, ms. */
  wall: v.number(),
  /** The most memory that the process held, MB. */
  memory: v.number(),
  /** Time inside our rules, ms on the clock. */
  ours: v.number(),
  files: v.number(),
  /** Findings of our rules. */
  findings: v.number(),
});
export type Lint = Readonly<v.InferOutput<typeof lint>>;

const relint = v.object({
  /** Time of the processor, of whatever takes part in the lint, ms. */
  cpu: v.number(),
  /** Time inside our rules, ms on the clock. */
  ours: v.number(),
});
export type Relint = Readonly<v.InferOutput<typeof relint>>;

/** What an editor's process does: files are linted, edited, and linted again. */
export const session = v.object({
  /** The first lint of the process, with its start. */
  cold: relint,
  /** The middle of the lints after edits, by the place of the edit. */
  edits: v.record(v.string(), relint),
  /** What the heap held after a garbage collection, by the number of edits before it, MB. */
  heap: v.array(v.object({ edits: v.number(), held: v.number() })),
});
export type Session = Readonly<v.InferOutput<typeof session>>;

/** What importing the plugin takes, in a process that has loaded ESLint and typescript-eslint. */
export const imported = v.object({ cpu: v.number(), wall: v.number() });
export type Imported = Readonly<v.InferOutput<typeof imported>>;

/** Whether ts-morph was loaded when some files were linted. */
export const loaded = v.object({ files: v.number(), isLoaded: v.boolean() });
