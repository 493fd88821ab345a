/** Lints the service in the folder `argv[2]` under the configuration `argv[3]`, and prints the measurement as JSON. */
import { ESLint, type Linter, type Rule } from 'eslint';
import type { ts } from 'ts-morph';
import tseslint from 'typescript-eslint';

import distributed from '../src/index.ts';
import type { Measurement } from './configurations.ts';

const [, , folder = '', configuration = ''] = process.argv;
const prefix = 'distributed/';

/** Asks for types and does nothing with them: what any typed lint pays. */
const noOp: Rule.RuleModule = {
  create({ sourceCode }) {
    const { program }: { program?: ts.Program | null } = sourceCode.parserServices;
    if (!program) throw new Error('The lint is not typed.');
    program.getTypeChecker();
    return {};
  },
};

const typed: Linter.Config = {
  files: ['**/*.ts'],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: true, tsconfigRootDir: folder },
  },
};

function configs(): Linter.Config[] {
  const rules: Linter.Config[] = configuration.startsWith('typed no-op')
    ? [{ plugins: { bench: { rules: { 'no-op': noOp } } }, rules: { 'bench/no-op': 'error' } }]
    : tseslint.configs.recommendedTypeChecked;
  return [...rules, typed, ...(configuration.endsWith('+ ours') ? [distributed.configs.all] : [])];
}

async function measure(): Promise<Measurement> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: configs(),
    stats: true,
  });
  const results = await eslint.lintFiles(['src/**/*.ts']);
  const { user, system } = process.cpuUsage();
  const passes = results.flatMap(({ stats }) => stats?.times.passes ?? []);
  const times = passes.flatMap(({ rules }) => Object.entries(rules ?? {}));
  const messages = results.flatMap((result) => result.messages);
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message);
  return {
    cpu: (user + system) / 1000,
    wall: performance.now(),
    memory: process.resourceUsage().maxRSS / 1024,
    ours: times.filter(([id]) => id.startsWith(prefix)).reduce((sum, [, { total }]) => sum + total, 0),
    files: results.length,
    findings: messages.filter(({ ruleId }) => ruleId?.startsWith(prefix)).length,
  };
}

process.stdout.write(JSON.stringify(await measure()));
