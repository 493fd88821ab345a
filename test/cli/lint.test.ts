import { expect, test, onTestFinished, vi } from 'vitest';
import { runIn, temporaryFolder } from './command-line.ts';

const tsconfig = '{ "compilerOptions": { "strict": true, "types": [] }, "include": ["src"] }';

/** The blocks of one line that head a part of the report. */
function headingsOf(report: string): readonly string[] {
  return report.split('\n\n').filter((block) => /^(?! |Read on)[^\n]+$/.test(block.trimEnd()));
}

test('a clean folder exits 0 and says how many files were checked', async () => {
  using folder = temporaryFolder({ 'a.ts': 'export const a = 1;' });
  const { code, stdout } = await runIn(folder.path);
  expect(code).toBe(0);
  expect(stdout).toContain('Nothing found, 1 file checked.');
});

test('a finding exits 1 and is printed with place, words, chain, pattern and page', async () => {
  using folder = temporaryFolder({ 'src/a.ts': '\nwait();' });
  const { code, stdout } = await runIn(folder.path);
  expect(code).toBe(1);
  expect(stdout.split('\n').slice(0, 8)).toEqual([
    'src/a.ts',
    '',
    '  no-wait  src/a.ts:2:1',
    '    `wait` waits for ever. Pass `timeout` (untyped).',
    '    via      a → b.c()',
    '    pattern  timeout',
    '    docs     https://example.com/no-wait.md',
    '',
  ]);
  expect(stdout).toMatch(/1 finding, 1 file checked\.\n {2}failure +1 {2}no-wait\n/);
});

test('up to ten findings are told by file', async () => {
  using folder = temporaryFolder({ 'a.ts': 'wait();'.repeat(9), 'b.ts': 'charge();' });
  const { stdout } = await runIn(folder.path);
  expect(headingsOf(stdout)).toEqual(['a.ts', 'b.ts']);
  expect(stdout).not.toContain('matter most');
});

test('of more findings the ten that cost most come first, and the others by file', async () => {
  using folder = temporaryFolder({ 'a.ts': 'wait();'.repeat(12), 'b.ts': 'charge();charge();' });
  const { stdout } = await runIn(folder.path);
  expect(headingsOf(stdout)).toEqual([
    'The ten findings that matter most',
    'Money or data lost',
    'Outage',
    'The others, by file',
    'a.ts',
  ]);
  const places = [...stdout.matchAll(/^ {2}no-(?:wait|charge) {2}(.+)$/gm)].map(([, place]) => place);
  expect(places).toHaveLength(14);
  expect(places.slice(0, 4)).toEqual(['b.ts:1:1', 'b.ts:1:10', 'a.ts:1:1', 'a.ts:1:8']);
  expect(places.slice(9, 11)).toEqual(['a.ts:1:50', 'a.ts:1:57']);
  expect(stdout).toContain('explain no-charge');
});

test('the page of a rule is named once', async () => {
  using folder = temporaryFolder({ 'a.ts': 'wait();wait();', 'b.ts': 'wait();charge();' });
  const { stdout } = await runIn(folder.path);
  expect(stdout.match(/^ {4}docs .*$/gm)).toEqual([
    '    docs     https://example.com/no-wait.md',
    '    docs     https://example.com/no-charge.md',
  ]);
});

test('a file of the nearest tsconfig is checked with its types', async () => {
  using folder = temporaryFolder({ 'tsconfig.json': tsconfig, 'src/a.ts': 'wait();' });
  const { stdout } = await runIn(folder.path);
  expect(stdout).toContain('Pass `timeout` (typed).');
});

test('each package of a monorepo is checked with its own tsconfig', async () => {
  using folder = temporaryFolder({
    'orders/tsconfig.json': tsconfig,
    'orders/src/a.ts': 'wait();',
    'payments/tsconfig.json': tsconfig,
    'payments/src/a.ts': 'wait();',
  });
  const { stdout } = await runIn(folder.path);
  expect(stdout.match(/\(typed\)/g)).toHaveLength(2);
});

test('a file that the tsconfig leaves out is checked without types, and the report says so', async () => {
  using folder = temporaryFolder({ 'tsconfig.json': tsconfig, 'src/a.ts': '', 'ops/b.ts': 'wait();' });
  const { code, stdout } = await runIn(folder.path);
  expect(code).toBe(1);
  expect(stdout).toContain('(untyped)');
  expect(stdout).toContain('1 file in no tsconfig: checked along the imports.');
});

test('a broken tsconfig costs the types and not the run', async () => {
  using folder = temporaryFolder({ 'tsconfig.json': '{ "include": [', 'src/a.ts': 'wait();' });
  const { code, stdout } = await runIn(folder.path);
  expect(code).toBe(1);
  expect(stdout).toContain('1 finding');
});

test('--tsconfig names the tsconfig to use', async () => {
  using folder = temporaryFolder({
    'config/tsconfig.app.json': '{ "include": ["../src"] }',
    'src/a.ts': 'wait();',
  });
  const { stdout } = await runIn(folder.path, '--tsconfig', 'config/tsconfig.app.json');
  expect(stdout).toContain('(typed)');
});

// Where `CI` is set, the parser reads each tsconfig once, and words its refusal in another way.
test.each(['false', 'true'])(
  'a file that the given tsconfig leaves out is checked as well (CI=%s)',
  async (ci) => {
    vi.stubEnv('CI', ci);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    using folder = temporaryFolder({ 'tsconfig.json': tsconfig, 'src/a.ts': '', 'ops/b.ts': 'wait();' });
    const { stdout } = await runIn(folder.path, '--tsconfig', 'tsconfig.json');
    expect(stdout).toContain('1 file in no tsconfig: checked along the imports.');
  },
);

test('what a rule says about the file as a whole is no finding', async () => {
  using folder = temporaryFolder({ 'a.ts': 'fault();' });
  const { code, stdout } = await runIn(folder.path);
  expect(code).toBe(1);
  expect(stdout).toContain('  not fully checked  a.ts:1:1\n    Internal error.');
  expect(stdout).toContain('Nothing found, 1 file checked.\n1 file could not be fully checked.');
});

test('JavaScript with JSX and CommonJS is checked', async () => {
  using folder = temporaryFolder({
    'a.jsx': 'export const a = <b>{wait()}</b>;',
    'b.cjs': 'module.exports = wait();',
  });
  const { stdout } = await runIn(folder.path);
  expect(stdout).toContain('2 findings, 2 files checked.');
});

test('a file that cannot be parsed is shown and does not stop the others', async () => {
  using folder = temporaryFolder({ 'a.ts': 'const = ;', 'b.ts': 'wait();' });
  const { code, stdout } = await runIn(folder.path);
  expect(code).toBe(1);
  expect(stdout).toMatch(/cannot be parsed {2}a\.ts:1:\d+\n {4}Variable declaration expected/);
  expect(stdout).toContain('1 finding, 2 files checked.');
  expect(stdout).toContain('1 file could not be parsed.');
});

test('comments about rules that are not loaded make no noise', async () => {
  const source =
    '/* eslint other/rule: error, no-console: error */\n// eslint-disable-next-line some/rule\nconsole.log(1);';
  using folder = temporaryFolder({ 'a.ts': source });
  expect(await runIn(folder.path)).toMatchObject({ code: 0 });
});

test('a comment that disables a rule of ours is respected', async () => {
  using folder = temporaryFolder({
    'a.ts': '// eslint-disable-next-line distributed/no-wait -- local\nwait();',
  });
  expect(await runIn(folder.path)).toMatchObject({ code: 0 });
});

test("the user's own configuration is not read", async () => {
  using folder = temporaryFolder({ 'eslint.config.js': 'throw new Error("read");', 'a.ts': '' });
  expect(await runIn(folder.path)).toMatchObject({ code: 0 });
});

test('build output, installed packages and declarations are left out', async () => {
  using folder = temporaryFolder({
    'dist/a.js': 'wait();',
    'node_modules/b/index.js': 'wait();',
    'packages/c/.next/server.js': 'wait();',
    'coverage/d.js': 'wait();',
    'e.d.ts': 'wait();',
    'f.ts': '',
  });
  expect((await runIn(folder.path)).stdout).toContain('Nothing found, 1 file checked.');
});

test('--ignore leaves files out', async () => {
  using folder = temporaryFolder({ 'generated/a.ts': 'wait();', 'b.ts': '' });
  expect(await runIn(folder.path, '--ignore', 'generated/**')).toMatchObject({ code: 0 });
});

test('a path outside the working folder is checked', async () => {
  using folder = temporaryFolder({ 'service/a.ts': 'wait();', 'elsewhere/b.ts': '' });
  const { stdout } = await runIn(`${folder.path}/elsewhere`, '../service');
  expect(stdout).toContain('../service/a.ts:1:1');
});

test('--format hands the findings to a formatter of ESLint', async () => {
  using folder = temporaryFolder({ 'a.ts': 'wait();' });
  const { code, stdout } = await runIn(folder.path, '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject([
    { errorCount: 1, messages: [{ ruleId: 'distributed/no-wait' }] },
  ]);
});
