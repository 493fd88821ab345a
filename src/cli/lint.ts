import type { ESLint, Linter } from 'eslint';
import { didYouMean, Misuse } from './misuse.ts';
import { lenientParser, type TypeSource } from './parser.ts';
import { baseFolder, isFile } from './paths.ts';
import type { Toolchain } from './toolchain.ts';

/** What is checked and how. */
export interface LintRequest {
  readonly cwd: string;
  /** Absolute paths or globs. */
  readonly paths: readonly string[];
  readonly preset: string;
  /** Absolute paths; empty to take the nearest tsconfig of each file. */
  readonly tsconfigs: readonly string[];
  /** Patterns of files to leave out. */
  readonly ignored: readonly string[];
  /** Called before each file is checked. */
  readonly onFile: (file: string) => void;
}

/** What a run found. */
export interface LintOutcome {
  /** ESLint's results with our findings and parse errors, nothing else; sorted by path. */
  readonly results: readonly ESLint.LintResult[];
  /** Files that have a tsconfig and were checked without its types, with the parser's reason. */
  readonly untyped: ReadonlyMap<string, string>;
  /** The instance that ran, for its formatters. */
  readonly eslint: ESLint;
}

/** Folders and files that hold no service code, as patterns of ESLint's `ignores`. */
const ignoredByDefault: readonly string[] = [
  '**/{dist,build,out,coverage,vendor}/',
  '**/.{next,nuxt,output,svelte-kit,turbo,cache,yarn,serverless,vercel,aws-sam}/',
  '**/cdk.out/',
  '**/*.min.js',
  '**/*.d.{ts,mts,cts}',
];

/**
 * Lints with one preset of the plugin and nothing else: no configuration of the user's is read.
 * Files that are named one by one may all be left out, as those of a commit are.
 * @throws {Misuse} on an unknown preset, or when there is nothing to lint in a folder or a glob.
 */
export async function lint(request: LintRequest, toolchain: Toolchain): Promise<LintOutcome> {
  const untyped = new Map<string, string>();
  const root = baseFolder(request.paths, request.cwd);
  const types = {
    root,
    tsconfigs: request.tsconfigs,
    onUntyped: (file: string, reason: string) => untyped.set(file, reason),
  };
  const eslint = new toolchain.ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: configure(request, toolchain, types),
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
  });
  const results = await eslint.lintFiles([...request.paths]);
  if (results.length === 0 && !request.paths.every(isFile))
    throw new Misuse(`There is no TypeScript or JavaScript to check in ${quoteAll(request.paths)}.`);
  return { results: results.map(onlyOurs).sort(byPath), untyped, eslint };
}

function configure(request: LintRequest, { parser, plugin }: Toolchain, types: TypeSource): Linter.Config[] {
  return [
    { ignores: [...ignoredByDefault, ...request.ignored] },
    {
      files: ['**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}'],
      languageOptions: {
        parser: lenientParser(parser, types),
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      plugins: { cli: { rules: { progress: progressRule(request.onFile) } } },
      rules: { 'cli/progress': 'error' },
    },
    ...presetOf(plugin, request.preset),
  ];
}

function presetOf(plugin: ESLint.Plugin, name: string): Linter.Config[] {
  const presets = plugin.configs ?? {};
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset === undefined) {
    const names = Object.keys(presets);
    throw new Misuse(`Unknown preset \`${name}\`.${didYouMean(name, names)} Presets: ${names.join(', ')}.`);
  }
  return [preset].flat().flatMap((config) => (isFlatConfig(config) ? [config] : []));
}

function isFlatConfig(config: Linter.Config | Linter.LegacyConfig): config is Linter.Config {
  return !Array.isArray(config.plugins);
}

/** Reports nothing: ESLint creates a rule's listener just before it walks a file, which tells how far it is. */
function progressRule(onFile: (file: string) => void) {
  return {
    create(context: { readonly filename: string }) {
      onFile(context.filename);
      return {};
    },
  };
}

/** Comments may enable or name rules that are not loaded here; what ESLint says about those is not ours to tell. */
function onlyOurs(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(
    ({ ruleId, fatal }) => fatal === true || ruleId?.startsWith('distributed/'),
  );
  const count = (severity: number) => messages.filter((message) => message.severity === severity).length;
  const fatalErrorCount = messages.filter(({ fatal }) => fatal === true).length;
  return { ...result, messages, errorCount: count(2), warningCount: count(1), fatalErrorCount };
}

function byPath(left: ESLint.LintResult, right: ESLint.LintResult): number {
  return left.filePath < right.filePath ? -1 : 1;
}

function quoteAll(paths: readonly string[]): string {
  return paths.map((path) => `\`${path}\``).join(', ');
}
