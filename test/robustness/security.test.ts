import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';

import { oneModule } from '../../scripts/bundle.ts';
import { serviceFolder } from '../program/service-folder.ts';
import { goodFile, lintFolder } from './lint-folder.ts';
import { longTexts } from './long-texts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = join(root, 'bench/generated/robustness/plugin.mjs');

const outcome = v.object({
  attempts: v.array(v.string()),
  messages: v.array(v.string()),
  executed: v.array(v.string()),
});

/** Lints a folder in a process of its own, which may read files and do nothing else. */
function sealedLint(folder: string, mode: 'typed' | 'untyped', plugin = bundle) {
  const isNamedPermission = process.allowedNodeEnvironmentFlags.has('--permission');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      isNamedPermission ? '--permission' : '--experimental-permission',
      '--allow-fs-read=*',
      '--no-warnings',
      join(root, 'test/robustness/sealed-lint.js'),
      pathToFileURL(plugin).href,
      folder,
      mode,
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (stdout === '') throw new Error(stderr);
  return v.parse(outcome, JSON.parse(stdout));
}

const spring = (name: string) => `(globalThis.executed ??= []).push(${JSON.stringify(name)});\n`;

/** A project in which everything tells when it is executed. */
const traps: Readonly<Record<string, string | object>> = {
  'good.ts': spring('good.ts') + goodFile,
  'calls.ts': `${spring('calls.ts')}import trap, { options } from 'trap';
import settings from './trap.config.js';
import data from './data.json';
export async function handle() {
  await trap.send();
  await fetch('https://stock.internal', options);
  await fetch('https://stock.internal', settings.options);
  await fetch(data.url);
}
`,
  'data.json': { url: 'https://stock.internal' },
  'trap.config.js': `${spring('trap.config.js')}module.exports = { options: { signal: null } };`,
  'eslint.config.js': spring('eslint.config.js'),
  '.eslintrc.cjs': spring('.eslintrc.cjs'),
  'vite.config.ts': spring('vite.config.ts'),
  'serverless.yml': 'service: !!js/function "function () { globalThis.executed = [1]; }"\n',
  'pnpm-workspace.yaml': 'packages: !!js/eval "globalThis.executed = [1]"\n',
  'package.json': {
    name: 'traps',
    main: './trap.config.js',
    scripts: { prepare: 'node trap.config.js', lint: 'node trap.config.js' },
    dependencies: { trap: '*' },
  },
  'node_modules/trap/package.json': {
    name: 'trap',
    version: '1.0.0',
    main: './main.js',
    types: './main.d.ts',
  },
  'node_modules/trap/main.js': `${spring('trap/main.js')}throw new Error('executed');`,
  'node_modules/trap/main.d.ts':
    'declare const trap: { send(): Promise<void> };\nexport default trap;\nexport const options: RequestInit;\n',
  'tsconfig.json': {
    compilerOptions: {
      strict: true,
      allowJs: true,
      plugins: [{ name: 'trap' }, { name: './trap.config.js', transform: './trap.config.js' }],
    },
  },
};

describe('a lint reads files and does nothing else', () => {
  beforeAll(async () => {
    mkdirSync(join(root, 'bench/generated/robustness'), { recursive: true });
    await build({
      entryPoints: [join(root, 'src/index.ts')],
      outfile: bundle,
      ...oneModule,
    });
  });

  test('of the order system', () => {
    const { attempts, executed, messages } = sealedLint(join(root, 'examples/orders'), 'untyped');
    expect(messages).not.toEqual([]);
    expect(messages.filter((message) => message.includes('Internal error'))).toEqual([]);
    expect({ attempts, executed }).toEqual({ attempts: [], executed: [] });
  });

  test.each(['typed', 'untyped'] as const)('of a project full of traps, %s', (mode) => {
    const { attempts, executed, messages } = sealedLint(serviceFolder(traps), mode);
    expect(
      messages.filter((message) => message.startsWith('distributed/require-timeout `fetch`')),
    ).not.toEqual([]);
    expect({ attempts, executed }).toEqual({ attempts: [], executed: [] });
  });

  test('and what is refused is seen', () => {
    const opener = {
      'plugin.mjs': "try { fetch('https://a.example'); } catch {}\nexport default { rules: {} };\n",
    };
    const folder = serviceFolder({ ...traps, ...opener });
    const { attempts } = sealedLint(folder, 'untyped', join(folder, 'plugin.mjs'));
    expect(attempts).toEqual(['fetch(https://a.example)']);
  });
});

describe('a long text costs no more than its length', () => {
  const { files, settings } = longTexts(200_000);

  test.each(Object.entries(files))('%s', async (_, written) => {
    const messages = await lintFolder(written);
    expect(messages.filter((message) => message.startsWith('good.ts:2 '))).toHaveLength(1);
    expect(messages.filter((message) => message.includes('Internal error'))).toEqual([]);
  });

  test('and a glob that could take for ever is refused', async () => {
    const messages = await lintFolder({}, { settings: { roles: { script: ['*a*a*a*a*.ts'] } } });
    expect(messages[0]).toMatch(
      /`settings\.distributed\.roles\.script\[0\]` is .*; allowed: a glob of at most/,
    );
  });

  test.each(Object.entries(settings))('%s', async (_, { files: written, settings: given }) => {
    const messages = await lintFolder(written, { settings: given });
    expect(messages.filter((message) => message.includes('Internal error'))).toEqual([]);
  });
});
