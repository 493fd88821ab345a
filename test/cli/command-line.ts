import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Rule } from 'eslint';
import { run, type ExitCode } from '../../src/cli/run.ts';
import type { Toolchain } from '../../src/cli/toolchain.ts';

/** How a run ended and what it wrote. */
export interface Ended {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder, with a rule of the tests in place of ours. */
export async function runIn(cwd: string, ...argv: readonly string[]): Promise<Ended> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const written = Promise.all([text(stdout), text(stderr)]);
  const code = await run(argv, { cwd, stdout, stderr }, () => Promise.resolve(toolchain));
  stdout.end();
  stderr.end();
  const [out, errors] = await written;
  return { code, stdout: out, stderr: errors };
}

/** A folder with the given files, removed when the test is over. */
export function temporaryFolder(
  files: Readonly<Record<string, string>>,
): { readonly path: string } & Disposable {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'command-line-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return {
    path,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Reports calls of `wait`, and whether the file came with types. */
const noWait: Rule.RuleModule = {
  meta: {
    docs: { url: 'https://example.com/no-wait.md', ...{ group: 'failure', cost: 'outage' } },
    messages: {
      waits: '`{{callee}}` waits for ever (via `a → b.c()`). Pass `timeout` ({{types}}) (pattern: timeout).',
      notice: 'Internal error.',
    },
  },
  create(context) {
    const { program } = context.sourceCode.parserServices as { program?: object | null };
    const typed = program !== undefined && program !== null;
    return {
      'CallExpression[callee.name="fault"]'(node: Rule.Node) {
        context.report({ node, messageId: 'notice' });
      },
      'CallExpression[callee.name="wait"]'(node: Rule.Node) {
        const types = typed ? 'typed' : 'untyped';
        context.report({ node, messageId: 'waits', data: { callee: 'wait', types } });
      },
    };
  },
};

/** Reports calls of `charge`, the cost of which is worse. */
const noCharge: Rule.RuleModule = {
  meta: {
    docs: { url: 'https://example.com/no-charge.md', ...{ group: 'transactions', cost: 'loss' } },
    messages: { charges: '`charge` takes effect again. Pass a key (pattern: idempotency key).' },
  },
  create: (context) => ({
    'CallExpression[callee.name="charge"]'(node: Rule.Node) {
      context.report({ node, messageId: 'charges' });
    },
  }),
};

const rules = { 'no-wait': noWait, 'no-charge': noCharge };
const preset = {
  plugins: { distributed: { rules } },
  rules: { 'distributed/no-wait': 'error', 'distributed/no-charge': 'error' },
} as const;
const toolchain: Toolchain = {
  ESLint,
  parser,
  plugin: { rules, configs: { recommended: preset, strict: preset } },
};
