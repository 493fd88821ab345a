/**
 * Everything that must hold before a change is merged, in one command. All steps run, so that one run shows all that is
 * wrong; the last line counts tests, and each failed step beside them as one failure.
 * `--only name,name` runs the named steps.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import pMap from 'p-map';

interface Step {
  readonly name: string;
  /** What it holds, for the summary. */
  readonly holds: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Takes one core and writes nothing that another step reads: runs beside others of its kind. */
  readonly isReading?: true;
}

const root = fileURLToPath(new URL('../', import.meta.url));
const testResults = 'coverage/results.json';

const steps: readonly Step[] = [
  {
    name: 'generated',
    holds: 'generated files are current',
    command: 'tsx',
    args: ['scripts/update.ts', '--check'],
    isReading: true,
  },
  {
    name: 'format',
    holds: 'files are formatted',
    command: 'prettier',
    args: ['--check', '--log-level', 'warn', '.'],
    isReading: true,
  },
  {
    name: 'types',
    holds: 'types hold',
    command: 'tsc',
    args: ['-p', 'tsconfig.json', '--noEmit'],
    isReading: true,
  },
  // By path: the ESLint 9 that compatibility is tested with puts its own command under the same name.
  {
    name: 'lint',
    holds: 'code keeps the style',
    command: 'node',
    args: ['node_modules/eslint/bin/eslint.js', '.'],
    isReading: true,
  },
  {
    name: 'layers',
    holds: 'imports keep their direction',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.js', 'src', 'rules'],
    isReading: true,
  },
  { name: 'dead-code', holds: 'nothing is unused', command: 'knip', args: [], isReading: true },
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

/** Runs a step; what a reading one says is printed when it is over, so that steps beside each other are told apart. */
async function run({ name, command, args, isReading }: Step): Promise<boolean> {
  const head = `\n── ${name} ${'─'.repeat(Math.max(2, 60 - name.length))}`;
  if (!isReading) console.log(head);
  const path = `${root}node_modules/.bin:${process.env['PATH'] ?? ''}`;
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', isReading ? 'pipe' : 'inherit', isReading ? 'pipe' : 'inherit'],
    env: { ...process.env, PATH: path },
  });
  const ended = new Promise<boolean>((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', (status) => {
      resolve(status === 0);
    });
  });
  const said = await Promise.all(
    [child.stdout, child.stderr].flatMap((stream) => (stream ? [text(stream)] : [])),
  );
  if (isReading) console.log([head, ...said].join('\n').trimEnd());
  return ended;
}

/** Runs steps, so many at a time, and gives those that failed. */
async function failing(some: readonly Step[], concurrency: number): Promise<readonly Step[]> {
  const held = await pMap(some, run, { concurrency });
  return some.filter((_, index) => !held[index]);
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
const failedSteps = [
  ...(await failing(
    chosen.filter(({ isReading }) => isReading),
    availableParallelism(),
  )),
  ...(await failing(
    chosen.filter(({ isReading }) => !isReading),
    1,
  )),
];
const tests = readTally();
const failedBesideTests = failedSteps.filter(({ name }) => name !== 'tests' || tests.failed === 0).length;
const failed = tests.failed + failedBesideTests;

console.log();
for (const step of chosen)
  console.log(`${failedSteps.includes(step) ? '✖' : '✔'} ${step.name}: ${step.holds}`);
console.log(`\n${String(tests.passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
