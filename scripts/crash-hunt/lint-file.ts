import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../../src/index.ts';
import { describeException, mostSeconds, type Failure } from './failure.ts';
import { inProject } from './probe.ts';
import { fixProblem, rangeProblem } from './ranges.ts';
import { stopwatch } from './stopwatch.ts';

/** A file as it is on the disk, without its byte order mark. */
export interface LintedFile {
  readonly fileName: string;
  readonly text: string;
}

/** What came of the lint of a file; `isRefused` when the parser did not take it. */
export interface FileOutcome {
  readonly failures: readonly Failure[];
  readonly isRefused: boolean;
}

/** Lints files below a folder with all rules, as ESLint does, with the types of the parser or without. */
export function createFileLint(cwd: string, typed: boolean): (file: LintedFile) => FileOutcome {
  const linter = new Linter({ cwd, configType: 'flat' });
  const times = { parsing: 0 };
  const config = configOf(cwd, typed, times);
  return (file) => {
    const elapsed = stopwatch();
    times.parsing = 0;
    try {
      const messages = linter.verify(file.text, config, {
        filename: file.fileName,
        allowInlineConfig: false,
      });
      if (messages.some(({ fatal }) => fatal)) return { failures: [], isRefused: true };
      const seconds = elapsed() - times.parsing;
      const problems = messages.flatMap((message) => problemsOf(file.text, message));
      if (seconds > mostSeconds) problems.push(['slow', `${seconds.toFixed(1)} s`]);
      return { failures: problems.map(([kind, detail]) => failureOf(file, kind, detail)), isRefused: false };
    } catch (error) {
      return { failures: [failureOf(file, 'crash', describeException(error))], isRefused: false };
    }
  };
}

function configOf(cwd: string, typed: boolean, times: { parsing: number }): Linter.Config {
  const types = typed ? { projectService: true, tsconfigRootDir: cwd } : { ecmaFeatures: { jsx: true } };
  return {
    files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
    plugins: { distributed: plugin },
    languageOptions: { parser: timedParser(times), parserOptions: types },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: inProject,
    rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`distributed/${rule}`, 'error'])),
  };
}

/** The parser, whose time is not that of the rules. */
function timedParser(times: { parsing: number }): Linter.Parser {
  const parseForESLint = (text: string, options: parser.ParserOptions) => {
    const elapsed = stopwatch();
    try {
      return parser.parseForESLint(text, options);
    } finally {
      times.parsing += elapsed();
    }
  };
  const timed = { meta: parser.meta, parse: parser.parse, parseForESLint };
  return timed;
}

function failureOf({ fileName }: LintedFile, kind: Failure['kind'], detail: string): Failure {
  return { kind, file: fileName, detail, text: null };
}

function problemsOf(text: string, message: Linter.LintMessage): (readonly [Failure['kind'], string])[] {
  const { line, column, endLine, endColumn, messageId, ruleId, suggestions = [] } = message;
  if (ruleId === null) return [['crash', message.message]];
  if (messageId === 'notice') {
    return message.message.startsWith('Internal error') ? [['internal', message.message]] : [];
  }
  const offset = offsetsOf(text);
  const range = { start: offset(line, column), end: offset(endLine ?? 0, endColumn ?? 0) };
  const problems = [rangeProblem(text, range), ...suggestions.map(({ fix }) => fixProblem(text, fix))];
  return problems.flatMap((problem) =>
    problem === null ? [] : [['range', `${ruleId}: ${problem}`] as const],
  );
}

/** The offset of a line and column, both from 1; -1 where there is no such place. */
function offsetsOf(text: string): (line: number, column: number) => number {
  const breaks = [...text.matchAll(/\r\n|[\r\n\u2028\u2029]/g)];
  const starts = [0, ...breaks.map((end) => end.index + end[0].length)];
  return (line, column) => {
    const start = starts[line - 1];
    return start === undefined ? -1 : start + column - 1;
  };
}
