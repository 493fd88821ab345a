import { fileURLToPath } from 'node:url';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ESLint, Linter } from 'eslint';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectedFindings } from '../../scripts/expected-findings.ts';
import { run } from '../../src/cli/run.ts';
import { sarifLog } from '../../src/cli/sarif/sarif-log.ts';
import { runIn, temporaryFolder } from './command-line.ts';
import { faultsOf } from './sarif-schema.ts';

const example = fileURLToPath(new URL('../../examples/orders', import.meta.url));

const textSchema = v.object({ text: v.string() });
const placeSchema = v.object({
  physicalLocation: v.object({
    artifactLocation: v.object({ uri: v.string(), uriBaseId: v.optional(v.string()) }),
    region: v.object({ startLine: v.number(), startColumn: v.number() }),
  }),
});
const resultSchema = v.object({
  ruleId: v.string(),
  level: v.string(),
  message: textSchema,
  locations: v.tuple([placeSchema]),
  partialFingerprints: v.record(v.string(), v.string()),
  properties: v.optional(v.object({ pattern: v.string(), chain: v.optional(v.array(v.string())) })),
});
const ruleSchema = v.object({
  id: v.string(),
  helpUri: v.optional(v.string()),
  shortDescription: textSchema,
  fullDescription: textSchema,
  help: v.object({ text: v.string(), markdown: v.optional(v.string()) }),
  properties: v.optional(v.object({ pattern: v.string(), tags: v.array(v.string()) })),
});
const noticeSchema = v.array(v.object({ message: textSchema, locations: v.tuple([placeSchema]) }));
const runSchema = v.object({
  tool: v.object({ driver: v.object({ name: v.string(), rules: v.array(ruleSchema) }) }),
  invocations: v.tuple([
    v.object({
      executionSuccessful: v.boolean(),
      toolExecutionNotifications: noticeSchema,
      toolConfigurationNotifications: noticeSchema,
    }),
  ]),
  results: v.array(resultSchema),
});

function runOf(log: string): v.InferOutput<typeof runSchema> {
  return v.parse(v.object({ runs: v.tuple([runSchema]) }), JSON.parse(log)).runs[0];
}

describe('the log of the order system', () => {
  let log = '';
  beforeAll(async () => {
    const stdout = new PassThrough();
    const written = text(stdout);
    await run(['--format', 'sarif', '.'], { cwd: example, stdout, stderr: new PassThrough() });
    stdout.end();
    log = await written;
  });

  test('is valid', () => {
    expect(faultsOf(log)).toEqual([]);
  });

  test('has the findings that its README lists, at their lines', () => {
    const found = runOf(log).results.map(({ ruleId, locations: [{ physicalLocation }] }) => ({
      place: `${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}`,
      rule: ruleId.replace('distributed/', ''),
    }));
    expect(found).toEqual(expectedFindings(`${example}/README.md`));
  });

  test('describes each rule that finds something by its page, its pattern and a link', () => {
    const { rules: described } = runOf(log).tool.driver;
    const finding = new Set(
      expectedFindings(`${example}/README.md`).map(({ rule }) => `distributed/${rule}`),
    );
    expect(described.map(({ id }) => id)).toEqual([...finding].toSorted());
    for (const { id, helpUri, help, fullDescription, properties } of described) {
      expect(helpUri).toMatch(new RegExp(`^https:.*/docs/rules/${id.replace('distributed/', '')}\\.md$`));
      expect(help.text).toContain('How it decides');
      expect(help.text).not.toMatch(/\]\(|^#|<!--/m);
      expect(help.markdown).toContain('## How it decides');
      expect(help.markdown).not.toMatch(/\]\((?!https:)|<!--/);
      expect(help.text.replaceAll(/\s+/g, ' ')).toContain(fullDescription.text.replaceAll(/\s+/g, ' '));
      expect(properties?.tags).toContain(properties?.pattern);
    }
  });

  test('links of a page lead to the page that they led to in the package', () => {
    const page = runOf(log).tool.driver.rules.find(({ id }) => id === 'distributed/no-dual-write');
    expect(page?.help.markdown).toMatch(
      /\]\(https:\S+\/blob\/main\/docs\/patterns\/transactional-outbox\.md\)/,
    );
    expect(page?.help.markdown).toMatch(/\]\(https:\S+\/blob\/main\/docs\/rules\/require-compensation\.md\)/);
  });

  test('tells pattern and chain of a finding', () => {
    const { results } = runOf(log);
    expect(results.every(({ properties }) => properties !== undefined)).toBe(true);
    const dualWrite = results.find(({ ruleId }) => ruleId === 'distributed/no-dual-write');
    expect(dualWrite?.message.text).toContain('KafkaPublisher.publish → this.producer.send');
    expect(dualWrite?.properties).toEqual({
      pattern: 'transactional outbox',
      chain: ['KafkaPublisher.publish', 'this.producer.send'],
    });
  });

  test('names each finding by another fingerprint', () => {
    const prints = runOf(log).results.flatMap(({ partialFingerprints }) =>
      Object.values(partialFingerprints),
    );
    expect(prints).toHaveLength(8);
    expect(new Set(prints).size).toBe(8);
  });
});

const finding: Linter.LintMessage = {
  ruleId: 'distributed/no-wait',
  severity: 2,
  message: '`wait` waits for ever.',
  line: 1,
  column: 1,
};

/** The log of one file, with a finding on each line that has a `wait`. */
function logOf(source: string, more: Partial<ESLint.LintResult> = {}): string {
  const lines = source.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const messages = lines
    .filter(({ line }) => line.includes('wait'))
    .map(({ number }) => ({ ...finding, line: number }));
  const counts = { errorCount: 0, fatalErrorCount: 0, warningCount: 0 };
  const fixes = { fixableErrorCount: 0, fixableWarningCount: 0, usedDeprecatedRules: [] };
  const result = { filePath: '/srv/src/a.ts', messages, suppressedMessages: [], source, ...counts, ...fixes };
  const driver = { name: 'tests', version: '1.0.0', informationUri: 'https://example.com' };
  return sarifLog({
    results: [{ ...result, ...more }],
    cwd: '/srv',
    driver,
    extensions: [],
    metaOf: () => ({ docs: { description: 'disallow waits', url: 'https://example.com/no-wait.md' } }),
  });
}

function printsOf(log: string): readonly string[] {
  return runOf(log).results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
}

describe('a fingerprint', () => {
  test('stays when other lines come and go, and when the line is indented', () => {
    expect(printsOf(logOf('// new\n\n  wait(a);'))).toEqual(printsOf(logOf('wait(a);')));
  });

  test('is another one when the line says something else', () => {
    expect(printsOf(logOf('wait(b);'))).not.toEqual(printsOf(logOf('wait(a);')));
  });

  test('tells equal lines apart', () => {
    const [first, second] = printsOf(logOf('wait(a);\nwait(a);'));
    expect([first]).toEqual(printsOf(logOf('wait(a);')));
    expect(second).not.toBe(first);
  });

  test('is another one in another file', () => {
    const other = logOf('wait(a);', { filePath: '/srv/src/b.ts' });
    expect(printsOf(other)).not.toEqual(printsOf(logOf('wait(a);')));
  });
});

test.each([
  ['src/[id] a%.ts', 'src/%5Bid%5D%20a%25.ts', '%SRCROOT%'],
  ['../b.ts', 'file:///b.ts', undefined],
])('the file %s is named %s', (path, uri, uriBaseId) => {
  const log = logOf('wait();', { filePath: fileURLToPath(new URL(encodeURI(path), 'file:///srv/')) });
  expect(faultsOf(log)).toEqual([]);
  const place = runOf(log).results[0]?.locations[0].physicalLocation.artifactLocation;
  expect(place).toEqual({ uri, ...(uriBaseId && { uriBaseId }) });
});

test('a rule that has no page of ours is described by what it says about itself', () => {
  const [described] = runOf(logOf('wait();')).tool.driver.rules;
  expect(described).toMatchObject({
    id: 'distributed/no-wait',
    helpUri: 'https://example.com/no-wait.md',
    shortDescription: { text: 'Disallow waits.' },
    help: { text: 'Disallow waits.' },
  });
});

test('what a comment or a suppressions file answers is left out', () => {
  const suppressions = [{ kind: 'directive', justification: 'known' }];
  const log = logOf('', { suppressedMessages: [{ ...finding, suppressions }] });
  expect(runOf(log).results).toEqual([]);
});

test('a file that cannot be parsed is a failed run and no finding', async () => {
  using folder = temporaryFolder({ 'a.ts': 'const = ;' });
  const { code, stdout } = await runIn(folder.path, '--format', 'sarif');
  const { results, invocations } = runOf(stdout);
  expect([code, results, faultsOf(stdout)]).toEqual([1, [], []]);
  expect(invocations[0].executionSuccessful).toBe(false);
  expect(invocations[0].toolExecutionNotifications).toHaveLength(1);
});

test('a notice of ours is told as a notice and no finding', async () => {
  using folder = temporaryFolder({ 'a.ts': 'fault();' });
  const { results, invocations } = runOf((await runIn(folder.path, '--format', 'sarif')).stdout);
  expect(results).toEqual([]);
  expect(invocations[0]).toMatchObject({
    executionSuccessful: true,
    toolConfigurationNotifications: [{ message: { text: 'Internal error.' } }],
  });
});
