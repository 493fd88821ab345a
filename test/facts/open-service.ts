import { fileURLToPath } from 'node:url';
import type { ts } from 'ts-morph';
import type { CallFact, FileFacts, Remedy, RemoteCall } from '../../src/facts/model.ts';
import type { FactSource } from '../../src/facts/fact-source.ts';
import { createServiceFacts, type FactsRequest } from '../../src/facts/service-facts.ts';
import { libraries } from '../../src/libraries/index.ts';
import { openSharedProgram } from '../../src/program/shared-program.ts';
import type { ServiceProgram } from '../../src/program/service-program.ts';
import { callsIn } from '../../src/summaries/interest.ts';
import { createSummaries, type Summaries } from '../../src/summaries/summaries.ts';
import { loadTypescript } from '../program/compilers.ts';

/** The text of a file, or of several by name, of which `main.ts` (or `main.js`) is asked about. */
export type Sources = string | Readonly<Record<string, string>>;

/** Whether the packages that the files import are installed, with their types. */
export interface Installation {
  readonly installed: boolean;
}

/** Files that were added to a service. What they say is read at the first question, all in one program. */
export interface Written {
  readonly fileName: string;
  facts(): FileFacts;
  /** The calls of the main file, in the order of their functions. */
  calls(): readonly CallFact[];
  /** The call with that callee as written. Throws when there is none or more than one. */
  call(callee: string): CallFact;
  /** The known library's call with that callee; without a callee, the only one of the file. Throws when it is not the only one. */
  remote(callee?: string): RemoteCall;
  /** The text of the main file with an insertion made. Throws when it does not parse any more. */
  applied(remedy: Remedy | null): string;
}

/** Files in memory beside the packages of this repository, analysed as one program. */
export interface OpenService {
  add(sources: Sources): Written;
  /** The program of all files that were added; none can be added afterwards. */
  program(): ServiceProgram;
  facts(): FactSource;
  summaries(): Summaries;
}

const typescript = loadTypescript('typescript');
const root = fileURLToPath(new URL('service', import.meta.url)).replaceAll('\\', '/');

const options: ts.CompilerOptions = {
  strict: true,
  experimentalDecorators: true,
  allowJs: true,
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.Bundler,
  target: typescript.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  noEmit: true,
};

/** A service to which a test file adds its cases while it is collected. */
export function openService(installation: Installation = { installed: true }): OpenService {
  const texts = new Map<string, string>();
  const program = once(() => share(buildProgram(texts, installation)));
  const facts = once(() => openFacts(program()));
  const summaries = once(() => createSummaries(facts()));
  return {
    add: (sources) => {
      const folder = `${root}/${texts.size}`;
      const files = typeof sources === 'string' ? { 'main.ts': sources } : sources;
      for (const [name, text] of Object.entries(files)) texts.set(`${folder}/${name}`, asModule(text));
      return written(`${folder}/${'main.js' in files ? 'main.js' : 'main.ts'}`, texts, facts);
    },
    program,
    facts,
    summaries,
  };
}

/** A file without imports and exports would share its names with all others. */
function asModule(text: string): string {
  return /\b(?:import|export|require)\b/.test(text) ? text : `${text}\nexport {};\n`;
}

/** The facts of a program, read by nobody yet; of a service where no roles are given. */
export function openFacts(
  program: ServiceProgram,
  roleOf: FactsRequest['roleOf'] = () => 'service',
): FactSource {
  return createServiceFacts({ program, libraries, roleOf, deployedAs: () => null });
}

function written(fileName: string, texts: ReadonlyMap<string, string>, facts: () => FactSource): Written {
  const read = () => facts().fileFacts(fileName) ?? fail(`${fileName} is no file of the program`);
  const calls = () => read().functions.flatMap(({ flow }) => [...callsIn(flow)]);
  const call = (callee: string) =>
    only(
      calls().filter((one) => one.callee === callee),
      callee,
    );
  return {
    fileName,
    facts: read,
    calls,
    call,
    remote: (callee) => {
      const remotes = calls().filter((one) => callee === undefined || one.callee === callee);
      return only(
        remotes.flatMap(({ remote }) => remote ?? []),
        callee ?? 'remote call',
      );
    },
    applied: (remedy) => (remedy ? insert(texts.get(fileName) ?? '', remedy) : fail('there is no remedy')),
  };
}

function only<T>(found: readonly T[], what: string): T {
  const [first, ...others] = found;
  return first !== undefined && others.length === 0 ? first : fail(`${found.length} of ${what}`);
}

function insert(text: string, { offset, text: inserted }: Remedy): string {
  const edited = text.slice(0, offset) + inserted + text.slice(offset);
  const { diagnostics = [] } = typescript.transpileModule(edited, { reportDiagnostics: true });
  return diagnostics.length === 0 ? edited : fail(`this does not parse: ${edited}`);
}

function fail(message: string): never {
  throw new Error(message);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function share(program: ts.Program): ServiceProgram {
  return openSharedProgram(program) ?? fail('ts-morph cannot be bound');
}

/** Files of packages and of the platform, parsed once for all services of a test file. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function buildProgram(texts: ReadonlyMap<string, string>, { installed }: Installation): ts.Program {
  const disk = typescript.createCompilerHost(options);
  const isHidden = (name: string) => !installed && name.includes('/node_modules/') && !isPlatform(name);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => texts.has(name) || (!isHidden(name) && disk.fileExists(name)),
    readFile: (name) => texts.get(name) ?? disk.readFile(name),
    directoryExists: (name) =>
      [...texts.keys()].some((file) => file.startsWith(`${name}/`)) || disk.directoryExists?.(name) === true,
    getSourceFile: (name, version, onError) => {
      const text = texts.get(name);
      if (text !== undefined) return typescript.createSourceFile(name, text, version, true);
      if (!parsed.has(name)) parsed.set(name, disk.getSourceFile(name, version, onError));
      return parsed.get(name);
    },
  };
  return typescript.createProgram({ rootNames: [...texts.keys()], options, host });
}

function isPlatform(name: string): boolean {
  return /\/node_modules\/(?:typescript|@types\/node|undici-types)\//.test(name);
}
