import type { ts } from 'ts-morph';

import { createServiceFacts, type ServiceFacts } from '../facts/service-facts.ts';
import type { FileFacts } from '../facts/model.ts';
import { libraries } from '../libraries/index.ts';
import { openOwnProgram } from '../program/own-program.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { openSharedProgram } from '../program/shared-program.ts';
import { createSummaries, type Summaries } from '../summaries/summaries.ts';
import { roleOf } from './file-roles.ts';
import type { Notice } from './notice.ts';
import type { Settings } from './settings/settings.ts';

/** The file as ESLint presents it. */
export interface LintedFile {
  readonly fileName: string;
  readonly text: string;
  /** The program of typed linting; `null` without it. */
  readonly program: ts.Program | null;
  readonly cwd: string;
}

/** What the rules get to know about one file. */
export interface FileAnalysis {
  readonly facts: FileFacts;
  readonly summaries: Summaries;
  readonly notices: readonly Notice[];
}

/** Facts and summaries of one program under one set of settings. */
interface Engine {
  readonly facts: ServiceFacts;
  readonly summaries: Summaries;
}

/** Engines live as long as their program. */
const engines = new WeakMap<ServiceProgram, WeakMap<Settings, Engine>>();

/** Analyses one file; `null` when no program can hold it. */
export function analyse(file: LintedFile, settings: Settings): FileAnalysis | null {
  const { facts, summaries } = engineOf(openProgram(file, settings), file.cwd, settings);
  const fileFacts = facts.fileFacts(file.fileName);
  if (!fileFacts) return null;
  return {
    facts: fileFacts,
    summaries,
    notices: fileFacts.tagProblems.map(({ message, span }) => ({ text: message, span })),
  };
}

/** The lint's program when it holds the text that is linted, else one of our own. */
function openProgram({ fileName, text, program, cwd }: LintedFile, settings: Settings): ServiceProgram {
  const holdsText = program?.getSourceFile(fileName)?.text === text;
  const shared = program && holdsText ? openSharedProgram(program) : null;
  return shared ?? openOwnProgram({ fileName, text, project: settings.project, cwd });
}

function engineOf(program: ServiceProgram, cwd: string, settings: Settings): Engine {
  const bySettings = engines.get(program) ?? new WeakMap<Settings, Engine>();
  engines.set(program, bySettings);
  const known = bySettings.get(settings);
  if (known) return known;
  const facts = createServiceFacts({
    program,
    libraries: [...settings.libraries, ...libraries],
    roleOf: roleOf(cwd, settings),
  });
  const engine = { facts, summaries: createSummaries(facts) };
  bySettings.set(settings, engine);
  return engine;
}
