import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { expectedFindings } from '../../scripts/expected-findings.ts';
import { faultsOf } from '../cli/sarif-schema.ts';
import { writeFiles } from '../program/service-folder.ts';
import { installInService, type InstalledService } from './installed-package.ts';
import { recipe } from './recipe.ts';

const example = fileURLToPath(new URL('../../examples/orders', import.meta.url));

const stepsSchema = v.array(v.object({ run: v.optional(v.string()) }));

/** The shell commands of a job's steps, without the installation of packages. */
function commandsOf(steps: unknown): readonly string[] {
  return v.parse(stepsSchema, steps).flatMap(({ run }) => (run && run !== 'npm ci' ? [run] : []));
}

const logSchema = v.object({
  runs: v.tuple([
    v.object({
      tool: v.object({ driver: v.object({ name: v.string() }) }),
      results: v.array(
        v.object({ ruleId: v.string(), partialFingerprints: v.record(v.string(), v.string()) }),
      ),
    }),
  ]),
});

function readLog(service: InstalledService, name: string): v.InferOutput<typeof logSchema>['runs'][0] {
  const log = readFileSync(join(service.path, name), 'utf8');
  expect(faultsOf(log)).toEqual([]);
  return v.parse(logSchema, JSON.parse(log)).runs[0];
}

describe('the jobs for GitHub', () => {
  let service: InstalledService;
  beforeAll(async () => {
    service = await installInService({});
    cpSync(example, service.path, { recursive: true });
    writeFiles(service.path, { 'eslint.config.js': recipe('ci.md', 'projectDigest(import.meta.dirname)') });
  });

  function findingsIn(log: string): readonly string[] {
    const expected = expectedFindings(join(example, 'README.md'));
    const { results } = readLog(service, log);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(expected.map(({ rule }) => `distributed/${rule}`));
    return results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
  }

  test('write the same findings with a configuration and without one, and fail', () => {
    const workflow: unknown = parse(recipe('ci.md', '.github/workflows/lint.yml'));
    const { jobs } = v.parse(
      v.object({ jobs: v.object({ lint: v.object({ steps: stepsSchema }) }) }),
      workflow,
    );
    const [withConfig = ''] = commandsOf(jobs.lint.steps);
    const [without = ''] = commandsOf(parse(recipe('ci.md', '.github/workflows/services.yml')));
    expect(service.run('sh', '-c', withConfig)).toMatchObject({ status: 1, stdout: '' });
    expect(service.run('sh', '-c', without)).toMatchObject({ status: 1, stdout: '' });
    expect(findingsIn('eslint.sarif')).toEqual(findingsIn('distributed.sarif'));
    expect(readLog(service, 'eslint.sarif').tool.driver.name).toBe('ESLint');
    expect(readLog(service, 'distributed.sarif').tool.driver.name).toBe('eslint-plugin-distributed');
  });
});

describe('the job for GitLab', () => {
  const reportSchema = v.array(
    v.object({
      check_name: v.string(),
      description: v.string(),
      fingerprint: v.string(),
      location: v.object({ path: v.string() }),
    }),
  );
  const jobSchema = v.object({
    eslint: v.object({
      script: v.array(v.string()),
      artifacts: v.object({ reports: v.object({ codequality: v.string() }) }),
    }),
  });

  test('writes its report with a configuration and without one, and fails', async () => {
    const service = await installInService({});
    cpSync(example, service.path, { recursive: true });
    const workflow = recipe('ci.md', 'codequality:');
    writeFiles(service.path, {
      '.gitlab-ci.yml': workflow,
      'eslint.config.js': recipe('ci.md', 'projectDigest(import.meta.dirname)'),
    });
    const { artifacts, script } = v.parse(jobSchema, parse(workflow)).eslint;
    const withoutConfiguration = 'npx eslint-plugin-distributed services shared --format gitlab';
    const expected = expectedFindings(join(example, 'README.md')).map(({ place, rule }) => [
      place.split(':')[0],
      `distributed/${rule}`,
    ]);
    for (const command of [script.at(-1) ?? '', withoutConfiguration]) {
      rmSync(join(service.path, artifacts.reports.codequality), { force: true });
      expect(service.run('sh', '-c', `CI_JOB_NAME=eslint ${command}`)).toMatchObject({ status: 1 });
      const report = readFileSync(join(service.path, artifacts.reports.codequality), 'utf8');
      const issues = v.parse(reportSchema, JSON.parse(report));
      expect(issues.map(({ check_name: rule, location }) => [location.path, rule])).toEqual(expected);
      expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(expected.length);
    }
  });
});

describe('in an old code base', () => {
  const inventory = 'services/inventory';
  const parts = ['package.json', 'tsconfig.json', 'shared/environment.ts', `${inventory}/entities.ts`];
  const old = `${inventory}/carrier-client.ts`;
  const unbounded =
    "import axios from 'axios';\nexport const rates = () => axios.get('https://rates.example');\n";
  let service: InstalledService;

  beforeAll(async () => {
    service = await installInService({});
    for (const part of [...parts, old]) cpSync(join(example, part), join(service.path, part));
    writeFiles(service.path, { 'eslint.config.js': recipe('ci.md', 'projectDigest(import.meta.dirname)') });
  });

  /** Runs the command of the page. */
  function eslint(flag: string) {
    const command = recipe('ci.md', flag).trim().split('\n').at(-1) ?? '';
    return service.run('sh', '-c', command.replace(/^npx /, ''));
  }

  test('a recorded finding stays quiet, a new one fails, and a repaired one asks to be taken off', () => {
    expect(eslint('--suppress-all')).toMatchObject({ status: 0, stdout: '' });
    const recorded = readFileSync(join(service.path, 'eslint-suppressions.json'), 'utf8');
    expect(JSON.parse(recorded)).toEqual({ [old]: { 'distributed/require-timeout': { count: 1 } } });

    writeFiles(service.path, { [`${inventory}/rates.ts`]: unbounded });
    const { status, stdout } = service.run('eslint', '.');
    expect([status, stdout.match(/distributed\/\S+/g)]).toEqual([1, ['distributed/require-timeout']]);
    expect(stdout).toContain('rates.ts');
    expect(stdout).not.toContain(old);

    const code = readFileSync(join(service.path, old), 'utf8');
    const repaired = code.replace('axios.create({', 'axios.create({\n  timeout: 5_000,');
    writeFiles(service.path, { [old]: repaired, [`${inventory}/rates.ts`]: 'export {};' });
    expect(service.run('eslint', '.')).toMatchObject({ status: 2 });
    expect(eslint('--prune-suppressions')).toMatchObject({ status: 0, stdout: '' });
    expect(JSON.parse(readFileSync(join(service.path, 'eslint-suppressions.json'), 'utf8'))).toEqual({});
  });
});
