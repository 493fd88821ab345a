import type { CallFact, Span } from '../facts/model.ts';
import { analyse, analyseWithoutDeepFiles, type FileAnalysis, type LintedFile } from './analysis.ts';
import type { Script, ServiceContext } from './context.ts';
import { flowCalls } from './flow-calls.ts';
import { isToldIn } from './first-file.ts';
import { internalFailure } from './internal-failure.ts';
import type { Notice } from './notice.ts';
import { readSettings } from './settings/read-settings.ts';
import type { Settings } from './settings/settings.ts';

/** The linted file and what surrounds it, as rules see it. */
export interface Service extends Pick<FileAnalysis, 'facts' | 'summaries' | 'runLimit' | 'where'> {
  readonly settings: Settings;
}

/** One lint of one file, shared by all rules. */
export class FileLint {
  #notices: Notice[] = [];
  readonly #known = new Set<string>();
  #failed = false;
  #isRepeated = false;
  #calls: readonly CallFact[] | null = null;
  #analysis: FileAnalysis | null = null;
  #service: Service | null = null;
  /** Whether there may be anything to tell of the file; `null` until that is asked. */
  #isConcerned: boolean | null = null;
  readonly #file: LintedFile;
  readonly #settings: Settings;

  constructor(context: LintContext, script: Script) {
    const { settings, problems } = readSettings(context.settings);
    this.#file = linted(context, script);
    this.#settings = settings;
    this.#tell(
      problems.filter((text) => isToldIn(context.filename, text)).map((text) => ({ text, span: null })),
    );
    this.#analyse(analyse);
  }

  /** `null` when the file is not looked at. */
  get service(): Service | null {
    return this.#service;
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

  /**
   * Lets a rule look at the service, if there is one to look at. A rule that exhausts the stack looks again, at a service
   * without files that are nested too deeply.
   */
  look(rule: string, visit: (service: Service) => void): void {
    try {
      const service = this.#service;
      this.#isConcerned ??= service?.summaries.concerns(service.facts) ?? false;
      if (service && this.#isConcerned) visit(service);
    } catch (error) {
      this.#analysis?.discard();
      if (this.#isRepeated || !(error instanceof RangeError)) {
        this.#fail(error, `rule ${rule}`);
        return;
      }
      this.#isRepeated = true;
      this.#analyse(analyseWithoutDeepFiles);
      this.look(rule, visit);
    }
  }

  /** The notices not told yet; the rule that takes them tells them. */
  takeNotices(): readonly Notice[] {
    const untold = this.#notices;
    this.#notices = [];
    return untold;
  }

  /** An analysis that is repeated has the same notices. */
  #tell(notices: readonly Notice[]): void {
    for (const notice of notices) {
      const key = JSON.stringify(notice);
      if (!this.#known.has(key)) this.#notices.push(notice);
      this.#known.add(key);
    }
  }

  /** Records a failure of ours; only the first one of a file is told. */
  #fail(error: unknown, where: string): void {
    if (!this.#failed) this.#tell([internalFailure(error, where)]);
    this.#failed = true;
  }

  #analyse(how: typeof analyse): void {
    const analysis = this.#attempt(how);
    this.#analysis = analysis;
    this.#calls = null;
    this.#isConcerned = null;
    this.#service = analysis && { ...analysis, settings: this.#settings };
    this.#tell(analysis?.notices ?? []);
  }

  #attempt(how: typeof analyse): FileAnalysis | null {
    try {
      return how(this.#file, this.#settings);
    } catch (error) {
      this.#fail(error, 'analysis');
      return null;
    }
  }
}

type LintContext = Pick<ServiceContext<string>, 'settings' | 'filename' | 'cwd'>;

/** A script object stands for one lint of one file. oxlint has one for all files, and empties maps with that key after each of them. */
const lints = new WeakMap<Script, FileLint>();

/** The lint that a rule takes part in; the first rule of a file starts it. */
export function lintOf(context: LintContext, script: Script): FileLint {
  const known = lints.get(script);
  if (known) return known;
  const lint = new FileLint(context, script);
  lints.set(script, lint);
  return lint;
}

function linted({ filename, cwd }: LintContext, { text, parserServices }: Script): LintedFile {
  return { fileName: filename, text, program: parserServices?.program ?? null, cwd };
}
