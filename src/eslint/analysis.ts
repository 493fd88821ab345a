import { resolve } from 'node:path';

import type { ts } from 'ts-morph';

import type { FactSource } from '../facts/fact-source.ts';
import { createServiceFacts } from '../facts/service-facts.ts';
import { stackReader } from '../facts/stack/stack-functions.ts';
import type { FileFacts, FileRole, Span } from '../facts/model.ts';
import { libraries } from '../libraries/index.ts';
import { createBrowserPlaces } from '../program/browser-places.ts';
import { isInertModule } from '../program/inert-module.ts';
import { openOwnProgram } from '../program/own-program.ts';
import { createDeployedFunctions } from '../program/deployed-functions.ts';
import { packagesOf } from '../program/packages.ts';
import { createRunLimits, type RunLimit } from '../program/run-limits.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { createNeverStarted } from '../program/never-started.ts';
import { openSharedProgram } from '../program/shared-program.ts';
import { createSoleDeployment } from '../program/sole-deployment.ts';
import { createSourceRoles, outwardRole } from '../program/source-roles.ts';
import { createTestOnly } from '../program/test-only.ts';
import { createUndeployed } from '../program/undeployed.ts';
import { rememberWeakly } from '../remember.ts';
import { createSummaries, type Summaries } from '../summaries/summaries.ts';
import { declaredRole } from './file-roles.ts';
import { isToldIn } from './first-file.ts';
import type { Notice } from './notice.ts';
import type { Settings } from './settings/settings.ts';
import { whereFrom } from './where.ts';

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
  /** Whether a place turns out to be passed over when more than its file is looked at; asked where there is a finding. */
  readonly isPassedOver: (place: Span) => boolean;
  /** How long a platform lets the file's code run at a time; `null` where nothing says so. Asked where there is a finding. */
  readonly runLimit: () => RunLimit | null;
  /** Where a place is, as one would point to it from the file: "line 12", "orders.ts:12" in another one. Asked where there is a finding. */
  readonly where: (place: Span) => string;
  /** Forgets what was derived from the program so far, as something has failed. */
  readonly discard: () => void;
}

/** Facts and summaries of one program, for one working directory and set of settings. */
interface Engine {
  readonly cwd: string;
  readonly settings: Settings;
  readonly facts: FactSource;
  readonly summaries: Summaries;
  readonly roleOf: (file: ts.SourceFile) => FileRole;
  /** The role of a place, in which files that import its file and functions around it have a say. */
  readonly roleAt: (file: ts.SourceFile, offset: number) => FileRole;
  readonly runLimitOf: (file: ts.SourceFile) => RunLimit | null;
  /** Whether what the engine has read besides its program may have changed. */
  readonly isOutdated: () => boolean;
}

/** Engines live as long as their program. A program has one, unless it is linted under different settings. */
const engines = new WeakMap<ServiceProgram, Engine[]>();

/**
 * Analyses one file; `null` when it is not looked at: it is no part of its program, as a file of another language, or has
 * a role that is passed over.
 */
export function analyse(file: LintedFile, settings: Settings): FileAnalysis | null {
  try {
    const opened = openProgram(file, settings);
    return opened && analyseIn(opened, file, settings);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return analyseWithoutDeepFiles(file, settings);
  }
}

/**
 * Analyses a file once more after the stack was exhausted: in a program of our own in which files that are nested too deeply,
 * such as generated tables, are empty. Where the file is one of them, its only notice says so.
 */
export function analyseWithoutDeepFiles(file: LintedFile, settings: Settings): FileAnalysis | null {
  return analyseIn(openOwn(file, settings, true), file, settings);
}

function analyseIn(
  { problems, program }: OpenedProgram,
  file: LintedFile,
  settings: Settings,
): FileAnalysis | null {
  const { facts, roleAt, roleOf, runLimitOf, summaries } = engineOf(program, file.cwd, settings);
  const source = program.program.getSourceFile(nameOf(file));
  if (!source || !isLookedAt(roleOf(source), settings)) return null;
  const fileFacts = facts.fileFacts(source.fileName);
  if (!fileFacts) return null;
  const notices = [
    ...problems.filter((text) => isToldIn(file.fileName, text)).map((text) => ({ text, span: null })),
    ...fileFacts.tagProblems.map(({ message, span }) => ({ text: message, span })),
  ];
  const isPassedOver = ({ start }: Span) =>
    isInertModule(program.compiler.ts, source) || !isLookedAt(roleAt(source, start), settings);
  // What was derived until something failed may be half done.
  const discard = () => engines.delete(program);
  const runLimit = () => runLimitOf(source);
  const where = (place: Span) => whereFrom(program.program, source.fileName, place);
  return { facts: fileFacts, summaries, notices, isPassedOver, runLimit, where, discard };
}

interface OpenedProgram {
  readonly program: ServiceProgram;
  readonly problems: readonly string[];
}

/** The lint's program when it holds the text that is linted, else one of our own; `null` where the file is passed over whatever a program holds. */
function openProgram(file: LintedFile, settings: Settings): OpenedProgram | null {
  const { text, program } = file;
  const holdsText = program?.getSourceFile(nameOf(file))?.text === text;
  const shared = program && holdsText ? openSharedProgram(program) : null;
  if (shared) return { program: shared, problems: [] };
  return isPassedOverUnread(file, settings) ? null : openOwn(file, settings, false);
}

/** Whether a file is passed over, told before anything is opened. Where some role is included, an import may give the file that one. */
function isPassedOverUnread(file: LintedFile, settings: Settings): boolean {
  const { cwd, text } = file;
  const name = nameOf(file);
  const role = declaredRole(cwd, settings)(name) ?? outwardRole(name, text, cwd);
  return settings.include.length === 0 && role !== 'service';
}

function openOwn(file: LintedFile, { project }: Settings, avoidsDeepFiles: boolean): OpenedProgram {
  const { cwd, text } = file;
  const program = openOwnProgram({ fileName: nameOf(file), text, project, cwd, avoidsDeepFiles });
  return { program, problems: program.problems };
}

/** The file's name as compilers write it: absolute, with slashes. A text without a name (`<input>`) is taken for TypeScript. */
function nameOf({ fileName, cwd }: LintedFile): string {
  const named = fileName.endsWith('>') ? `${fileName}.ts` : fileName;
  return resolve(cwd, named).replaceAll('\\', '/');
}

function isLookedAt(role: FileRole, { include }: Settings): boolean {
  return role === 'service' || include.some((included) => included === role);
}

/** What a team says of its own libraries comes first. */
const librariesUnder = rememberWeakly((settings: Settings) => [...settings.libraries, ...libraries]);

function engineOf(program: ServiceProgram, cwd: string, settings: Settings): Engine {
  const open = engines.get(program) ?? [];
  const known = open.find((engine) => engine.settings === settings && engine.cwd === cwd);
  if (known && !known.isOutdated()) return known;
  const engine = createEngine(program, cwd, settings);
  engines.set(program, [...open.filter((one) => one !== known), engine]);
  return engine;
}

function createEngine(program: ServiceProgram, cwd: string, settings: Settings): Engine {
  const declared = declaredRole(cwd, settings);
  const told = createSourceRoles(program.compiler, packagesOf(program), cwd);
  const deployed = createDeployedFunctions(cwd, stackReader(program.compiler));
  const roleOf = (file: ts.SourceFile) => declared(file.fileName) ?? told(file);
  const facts = createServiceFacts({
    program,
    libraries: librariesUnder(settings),
    roleOf,
    deployedAs: createSoleDeployment(deployed),
  });
  const isInBrowser = createBrowserPlaces(program, roleOf);
  const isTestOnly = createTestOnly(program, roleOf);
  const isNeverStarted = createNeverStarted(program, roleOf);
  const isUndeployed = createUndeployed(program, roleOf, deployed);
  const roleAt = (file: ts.SourceFile, offset: number): FileRole => {
    const role = roleOf(file);
    if (role !== 'service' || declared(file.fileName) !== null) return role;
    if (isInBrowser(file, offset)) return 'browser';
    if (isTestOnly(file)) return 'test';
    return isNeverStarted(file) || isUndeployed(file) ? 'script' : role;
  };
  const runLimitOf = createRunLimits(program, roleOf, deployed);
  const summaries = createSummaries(facts);
  const { isOutdated } = deployed;
  return { cwd, settings, facts, summaries, roleOf, roleAt, runLimitOf, isOutdated };
}
