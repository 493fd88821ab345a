import type { CallFact, FileFacts } from '../facts/model.ts';
import type { Summaries } from '../summaries/summaries.ts';
import { analyse, type FileAnalysis, type LintedFile } from './analysis.ts';
import type { Script, ServiceContext } from './context.ts';
import { flowCalls } from './flow-calls.ts';
import { internalFailure } from './internal-failure.ts';
import type { Notice } from './notice.ts';
import { readSettings } from './settings/read-settings.ts';
import type { Settings } from './settings/settings.ts';

/** The linted file and what surrounds it, as rules see it. */
export interface Service {
  readonly facts: FileFacts;
  readonly summaries: Summaries;
  readonly settings: Settings;
}

/** One lint of one file, shared by all rules. */
export interface FileLint {
  /** `null` when the file is not looked at: no facts, or a role that is passed over. */
  readonly service: Service | null;
  /** The calls of all functions of the file. */
  calls(): readonly CallFact[];
  /** Records a failure of ours; only the first one of a file is told. */
  fail(failure: Notice): void;
  /** The notices not told yet; the rule that takes them tells them. */
  takeNotices(): readonly Notice[];
}

type LintContext = Pick<ServiceContext<string>, 'settings' | 'filename' | 'cwd'>;

/** A script object stands for one lint of one file. */
const lints = new WeakMap<Script, FileLint>();

/** The lint that a rule takes part in; the first rule of a file starts it. */
export function lintOf(context: LintContext, script: Script): FileLint {
  const known = lints.get(script);
  if (known) return known;
  const lint = startLint(context, script);
  lints.set(script, lint);
  return lint;
}

function startLint(context: LintContext, script: Script): FileLint {
  const { settings, problems } = readSettings(context.settings, context.filename);
  let notices: Notice[] = problems.map((text) => ({ text, span: null }));
  let failed = false;
  const fail = (failure: Notice) => {
    if (!failed) notices.push(failure);
    failed = true;
  };
  const analysis = attempt(() => analyse(linted(context, script), settings), fail);
  notices.push(...(analysis?.notices ?? []));
  let calls: readonly CallFact[] | null = null;
  return {
    service: analysis && isLookedAt(analysis.facts, settings) ? serviceOf(analysis, settings) : null,
    calls: () => (calls ??= analysis ? analysis.facts.functions.flatMap(({ flow }) => flowCalls(flow)) : []),
    fail,
    takeNotices: () => {
      const untold = notices;
      notices = [];
      return untold;
    },
  };
}

function serviceOf({ facts, summaries }: FileAnalysis, settings: Settings): Service {
  return { facts, summaries, settings };
}

function attempt(analysis: () => FileAnalysis | null, fail: (failure: Notice) => void): FileAnalysis | null {
  try {
    return analysis();
  } catch (error) {
    fail(internalFailure(error, 'analysis'));
    return null;
  }
}

function linted({ filename, cwd }: LintContext, { text, parserServices }: Script): LintedFile {
  return { fileName: filename, text, program: parserServices?.program ?? null, cwd };
}

function isLookedAt({ role }: FileFacts, { include }: Settings): boolean {
  return role === 'service' || include.some((included) => included === role);
}
