import { expect, test } from 'vitest';
import { runIn, temporaryFolder } from './command-line.ts';

async function misused(...argv: readonly string[]): Promise<string> {
  using folder = temporaryFolder({
    'a.ts': '',
    'docs/README.md': '',
    'broken.json': '{ "extends": "./none.json" }',
  });
  const { code, stdout, stderr } = await runIn(folder.path, ...argv);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  return stderr;
}

test('an unknown option names the nearest one', async () => {
  expect(await misused('--fromat', 'json')).toContain('Unknown option `--fromat`. Did you mean `--format`?');
});

test('an option without its value says so', async () => {
  expect(await misused('--preset')).toContain("Option '--preset <value>' argument missing.");
});

test('an unknown preset lists the presets', async () => {
  const message = await misused('--preset', 'strikt');
  expect(message).toContain('Unknown preset `strikt`. Did you mean `strict`? Presets: recommended, strict.');
});

test('a preset is not looked up on the prototype', async () => {
  expect(await misused('--preset', 'constructor')).toContain('Unknown preset `constructor`.');
});

test('a path that does not exist is named', async () => {
  expect(await misused('srv')).toContain('There is no file or folder `srv`.');
});

test('a folder with nothing to check is named', async () => {
  expect(await misused('docs')).toContain('There is no TypeScript or JavaScript to check in');
});

test('a glob that matches nothing is no success', async () => {
  expect(await misused('none/**/*.ts')).toContain('There is no TypeScript or JavaScript to check in');
});

test('a tsconfig that does not exist is named', async () => {
  expect(await misused('--tsconfig', 'tsconfig.app.json')).toContain(
    'There is no tsconfig at `tsconfig.app.json`.',
  );
});

test('a tsconfig that extends nothing is refused with the reason', async () => {
  expect(await misused('--tsconfig', 'broken.json')).toContain('The tsconfig `broken.json` cannot be read:');
});

test('a folder is no tsconfig', async () => {
  expect(await misused('--tsconfig', '.')).toContain('`.` is a folder; `--tsconfig` takes a file.');
});

test('an unknown formatter is named', async () => {
  expect(await misused('--format', 'fancy')).toContain('The formatter `fancy` cannot be loaded.');
});

test('an unknown topic names the nearest page and lists all', async () => {
  const message = await misused('explain', 'require-timout');
  expect(message).toContain('There is no page `require-timout`. Did you mean `require-timeout`?');
  expect(message).toContain('  transactional-outbox\n');
});
