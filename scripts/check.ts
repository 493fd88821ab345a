/**
 * Everything that must hold before a change is merged, in one command. All steps run, so that one run shows all that is
 * wrong; the last line counts tests, and each failed step beside them as one failure.
 * `--only name,name` runs the named steps.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Step {
  readonly name: string;
  /** What it holds, for the summary. */
  readonly holds: string;
  readonly command: string;
  readonly args: readonly string[];
}

const root = fileURLToPath(new URL('../', import.meta.url));
const testResults = 'coverage/results.json';

const steps: readonly Step[] = [
  {
    name: 'generated',
    holds: 'generated files are current',
    command: 'tsx',
    args: ['scripts/update.ts', '--check'],
  },
  {
    name: 'format',
    holds: 'files are formatted',
    command: 'prettier',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  { name: 'types', holds: 'types hold', command: 'tsc', args: ['-p', 'tsconfig.json', '--noEmit'] },
  // By path: the ESLint 9 that compatibility is tested with puts its own command under the same name.
  {
    name: 'lint',
    holds: 'code keeps the style',
    command: 'node',
    args: ['node_modules/eslint/bin/eslint.js', '.'],
  },
  {
    name: 'layers',
    holds: 'imports keep their direction',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.js', 'src', 'rules'],
  },
  { name: 'dead-code', holds: 'nothing is unused', command: 'knip', args: [] },
  { name: 'build', holds: 'the package builds', command: 'npm', args: ['run', '--silent', 'build'] },
  {
    name: 'tests',
    holds: 'tests pass',
    command: 'vitest',
    args: ['run', '--coverage', '--reporter=default', '--reporter=json', `--outputFile.json=${testResults}`],
  },
  { name: 'publint', holds: 'the package is well-formed', command: 'publint', args: ['--strict'] },
  {
    name: 'exports',
    holds: 'its types resolve',
    command: 'attw',
    args: ['--pack', '.', '--profile', 'esm-only'],
  },
];

interface Tally {
  passed: number;
  failed: number;
}

function run({ name, command, args }: Step): boolean {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(2, 60 - name.length))}`);
  const path = `${root}node_modules/.bin:${process.env['PATH'] ?? ''}`;
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  if (error) console.error(error.message);
  return status === 0;
}

/** The tests that ran; none when the run ended before its results were written. */
function readTally(): Tally {
  try {
    const results: unknown = JSON.parse(readFileSync(root + testResults, 'utf8'));
    return { passed: count(results, 'numPassedTests'), failed: count(results, 'numFailedTests') };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function count(results: unknown, key: string): number {
  const value: unknown = typeof results === 'object' && results !== null ? Reflect.get(results, key) : 0;
  return typeof value === 'number' ? value : 0;
}

function chosenSteps(): readonly Step[] {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const wanted = values.only?.split(',') ?? steps.map(({ name }) => name);
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No step ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  return steps.filter(({ name }) => wanted.includes(name));
}

const chosen = chosenSteps();
rmSync(root + testResults, { force: true });
const failedSteps = chosen.filter((step) => !run(step));
const tests = readTally();
const failedBesideTests = failedSteps.filter(({ name }) => name !== 'tests' || tests.failed === 0).length;
const failed = tests.failed + failedBesideTests;

console.log();
for (const step of chosen)
  console.log(`${failedSteps.includes(step) ? '✖' : '✔'} ${step.name}: ${step.holds}`);
console.log(`\n${String(tests.passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
