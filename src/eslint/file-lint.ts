import type { CallFact, FileFacts, Span } from '../facts/model.ts';
import type { RunLimit } from '../program/run-limits.ts';
import type { Summaries } from '../summaries/summaries.ts';
import { analyse, type FileAnalysis, type LintedFile } from './analysis.ts';
import type { Script, ServiceContext } from './context.ts';
import { flowCalls } from './flow-calls.ts';
import { isToldIn } from './first-file.ts';
import { internalFailure } from './internal-failure.ts';
import type { Notice } from './notice.ts';
import { readSettings } from './settings/read-settings.ts';
import type { Settings } from './settings/settings.ts';

/** The linted file and what surrounds it, as rules see it. */
export interface Service {
  readonly facts: FileFacts;
  readonly summaries: Summaries;
  readonly settings: Settings;
  /** How long a platform lets the file's code run at a time; `null` where nothing says so. Asked where there is a finding. */
  readonly runLimit: () => RunLimit | null;
}

/** One lint of one file, shared by all rules. */
export class FileLint {
  /** `null` when the file is not looked at. */
  readonly service: Service | null;
  #notices: readonly Notice[];
  #failed = false;
  #calls: readonly CallFact[] | null = null;
  readonly #analysis: FileAnalysis | null;

  constructor(context: LintContext, script: Script) {
    const { settings, problems } = readSettings(context.settings);
    const wrong = problems.filter((text) => isToldIn(context.filename, text));
    this.#notices = wrong.map((text) => ({ text, span: null }));
    const analysis = this.#analyse(linted(context, script), settings);
    this.#analysis = analysis;
    const runLimit = (): RunLimit | null => analysis?.runLimit() ?? null;
    this.service = analysis && { facts: analysis.facts, summaries: analysis.summaries, settings, runLimit };
    this.#notices = [...this.#notices, ...(analysis?.notices ?? [])];
  }

  /** The calls of all functions of the file. */
  get calls(): readonly CallFact[] {
    this.#calls ??= this.service?.facts.functions.flatMap(({ flow }) => flowCalls(flow)) ?? [];
    return this.#calls;
  }

  /** Whether a place of the file turns out to be passed over. Costly once for a program: asked where there is a finding. */
  isPassedOver(place: Span): boolean {
    return this.#analysis?.isPassedOver(place) ?? true;
  }

  /** Records a failure of ours; only the first one of a file is told. */
  fail(failure: Notice): void {
    if (!this.#failed) this.#notices = [...this.#notices, failure];
    this.#failed = true;
  }

  /** The notices not told yet; the rule that takes them tells them. */
  takeNotices(): readonly Notice[] {
    const untold = this.#notices;
    this.#notices = [];
    return untold;
  }

  #analyse(file: LintedFile, settings: Settings): FileAnalysis | null {
    try {
      return analyse(file, settings);
    } catch (error) {
      this.fail(internalFailure(error, 'analysis'));
      return null;
    }
  }
}

type LintContext = Pick<ServiceContext<string>, 'settings' | 'filename' | 'cwd'>;

/** A script object stands for one lint of one file. oxlint has one for all files, and empties maps with that key after each of them. */
const lints = new WeakMap<Script, FileLint>();

/** The lint that a rule takes part in; the first rule of a file starts it. */
export function lintOf(context: LintContext, script: Script): FileLint {
  const lint = lints.get(script) ?? new FileLint(context, script);
  lints.set(script, lint);
  return lint;
}

function linted({ filename, cwd }: LintContext, { text, parserServices }: Script): LintedFile {
  return { fileName: filename, text, program: parserServices?.program ?? null, cwd };
}
