import type { ESLint, Rule } from 'eslint';

/** What the rules of the plugin are called in a lint. */
export const prefix = 'distributed/';

let spent = 0;

/** The time that was spent inside {@link timed} rules since this was last asked, ms on the clock. */
export function takeOwnTime(): number {
  const taken = spent;
  spent = 0;
  return taken;
}

/**
 * Rules that do the same and are timed: on the clock, as reading the time of the processor takes longer than most rules take for most files.
 */
export function timed(rules: Readonly<Record<string, Rule.RuleModule>>): Record<string, Rule.RuleModule> {
  return Object.fromEntries(
    Object.entries(rules).map(([id, rule]) => [
      id,
      {
        ...rule,
        create: (context) => timedListener(charge(() => rule.create(context))),
      },
    ]),
  );
}

/** The rules listen to the file as a whole; the listener is changed in place, so that what is measured is not the wrapping. */
function timedListener(listener: Rule.RuleListener): Rule.RuleListener {
  const handle = listener.Program;
  if (!handle) throw new Error('A rule does not listen to the file.');
  listener.Program = (node) => {
    charge(() => {
      handle(node);
    });
  };
  return listener;
}

function charge<Result>(work: () => Result): Result {
  const start = performance.now();
  const result = work();
  spent += performance.now() - start;
  return result;
}

/** Throws when a file could not be linted, as its time would count for nothing. */
export function assertParsed(results: readonly ESLint.LintResult[]): void {
  const fatal = results.flatMap(({ messages }) => messages).find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message);
}

/** The time of the processor since a reading of `process.cpuUsage()`, or since the process began, ms. */
export function cpuSince(start?: NodeJS.CpuUsage): number {
  const { system, user } = process.cpuUsage(start);
  return (user + system) / 1000;
}
