import type { ReportDescriptor, Script, ServiceContext } from '../../src/eslint/context.ts';
import { includableRoles } from '../../src/eslint/settings/settings.ts';
import plugin from '../../src/index.ts';
import { describeException, mostSeconds, type Failure } from './failure.ts';
import { fixProblem, rangeProblem, type Fix } from './ranges.ts';
import { stopwatch } from './stopwatch.ts';

/** A rule as the probe runs it. */
export interface ProbedRule {
  create(context: ServiceContext<string>): { readonly Program: () => void };
}

/** A text to be looked at in place of a file, with the program that the plugin opens for itself. */
export interface ProbedText {
  readonly fileName: string;
  readonly text: string;
  readonly cwd: string;
  /** Whether the files around it are looked at as well; dozens of texts by themselves take the time of one with them. */
  readonly isInProject: boolean;
}

/** Every role that can be looked at is; only generated files and declarations are passed over. */
const include = includableRoles;
export const inProject = { distributed: { include } };
const byItself = { distributed: { include, project: false } };

/**
 * Runs all rules on a text that no parser has seen: what a parser of ESLint refuses is still read where another file imports
 * it. Locations are offsets, so that none is brought back into the text.
 */
export function probe(
  { cwd, fileName, isInProject, text }: ProbedText,
  rules: Readonly<Record<string, ProbedRule>> = plugin.rules,
): readonly Failure[] {
  const failures: Failure[] = [];
  const fail = (kind: Failure['kind'], detail: string) =>
    failures.push({ kind, file: fileName, detail, text });
  const sourceCode: Script & { readonly scopeManager: null } = {
    text,
    scopeManager: null,
    getLocFromIndex: (offset) => ({ line: 1, column: offset }),
  };
  const settings = isInProject ? inProject : byItself;
  const seconds = stopwatch();
  for (const [id, rule] of Object.entries(rules)) {
    const report = (found: ReportDescriptor<string>) => {
      for (const [kind, detail] of problemsOf(text, found)) fail(kind, `${id}: ${detail}`);
    };
    try {
      rule.create({ id, cwd, filename: fileName, settings, sourceCode, report }).Program();
    } catch (error) {
      fail('crash', `${id}: ${describeException(error)}`);
    }
  }
  if (seconds() > mostSeconds) fail('slow', `${seconds().toFixed(1)} s`);
  return failures;
}

type Problem = readonly [Failure['kind'], string];

function problemsOf(text: string, { data, loc, messageId, suggest }: ReportDescriptor<string>): Problem[] {
  const notice = messageId === 'notice' ? (data['text'] ?? '') : null;
  if (notice !== null) return notice.startsWith('Internal error') ? [['internal', notice]] : [];
  const range = rangeProblem(text, { start: loc.start.column, end: loc.end.column });
  const fixes = suggest.map((suggestion) => fixProblem(text, suggestion.fix(fixer)));
  return [range, ...fixes].flatMap((problem): Problem[] => (problem === null ? [] : [['range', problem]]));
}

const fixer = {
  insertTextBeforeRange: ([offset]: [number, number], text: string): Fix => ({
    range: [offset, offset],
    text,
  }),
};
