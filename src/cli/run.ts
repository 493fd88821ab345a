import type { ESLint } from 'eslint';
import { packageManifest } from '../eslint/package-manifest.ts';
import { readArguments, type LintCommand } from './arguments.ts';
import { explain } from './explain.ts';
import { helpText } from './help.ts';
import { lint, type LintOutcome } from './lint.ts';
import { Misuse } from './misuse.ts';
import { resolvePaths, resolveTsconfigs } from './paths.ts';
import { progressOn } from './progress.ts';
import { report } from './report.ts';
import { sarifLog } from './sarif/sarif-log.ts';
import { thisPackage } from './sarif/tool-component.ts';
import { paintFor, textWidth, type Terminal } from './terminal.ts';
import { loadToolchain, type Toolchain } from './toolchain.ts';

/** Exit codes: nothing found; findings or unparsable files; the command cannot be run as given. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command line and says how it ended. Never throws: what goes wrong is told on stderr. */
export async function run(
  argv: readonly string[],
  terminal: Terminal,
  load = loadToolchain,
): Promise<ExitCode> {
  try {
    return await execute(argv, terminal, load);
  } catch (error) {
    terminal.stderr.write(`${paintFor(terminal.stderr)('red', 'error')} ${explainError(error)}\n`);
    return 2;
  }
}

async function execute(
  argv: readonly string[],
  terminal: Terminal,
  load: typeof loadToolchain,
): Promise<ExitCode> {
  const command = readArguments(argv);
  const paint = paintFor(terminal.stdout);
  switch (command.kind) {
    case 'help':
      terminal.stdout.write(helpText(paint));
      return 0;
    case 'version':
      terminal.stdout.write(`${packageManifest.version}\n`);
      return 0;
    case 'explain':
      terminal.stdout.write(await explain(command.topic, { paint, width: textWidth(terminal.stdout) }));
      return 0;
    case 'lint':
      return check(command, terminal, await load());
  }
}

async function check(command: LintCommand, terminal: Terminal, toolchain: Toolchain): Promise<ExitCode> {
  const { cwd } = terminal;
  const paths = resolvePaths(command.paths, cwd);
  const tsconfigs = resolveTsconfigs(command.tsconfigs, cwd);
  const progress = progressOn(terminal.stderr);
  let files = 0;
  const onFile = (file: string) => {
    files += 1;
    progress.show(`${String(files)} files  ${file.slice(cwd.length + 1)}`);
  };
  progress.show('Loading the program and its types …');
  const { preset, ignored } = command;
  const outcome = await lint({ cwd, paths, preset, tsconfigs, ignored, onFile }, toolchain).finally(
    progress.clear,
  );
  terminal.stdout.write(await format(command.format, outcome, toolchain, terminal));
  return outcome.results.every(({ messages }) => messages.length === 0) ? 0 : 1;
}

async function format(
  name: string | null,
  outcome: LintOutcome,
  { plugin }: Toolchain,
  terminal: Terminal,
): Promise<string> {
  if (name === null) return report(outcome, plugin, terminal);
  if (name === 'sarif') return sarif(outcome, plugin, terminal);
  const formatter = await outcome.eslint.loadFormatter(name).catch((error: unknown) => {
    throw new Misuse(`The formatter \`${name}\` cannot be loaded. ${explainError(error)}`);
  });
  const text = await formatter.format([...outcome.results]);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function sarif({ results }: LintOutcome, { rules = {} }: ESLint.Plugin, { cwd }: Terminal): string {
  const metaOf = (id: string) => rules[id.replace(/^distributed\//, '')]?.meta;
  return sarifLog({ results, cwd, driver: thisPackage, extensions: [], metaOf });
}

function explainError(error: unknown): string {
  if (error instanceof Misuse) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
