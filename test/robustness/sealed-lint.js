/**
 * Lints a folder and tells what was attempted meanwhile that a lint has no business with: writing a file, starting a process
 * or thread, opening a connection. `node sealed-lint.js <plugin> <folder> <typed | untyped>` prints JSON.
 */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import threads from 'node:worker_threads';

const attempts = [];

/** Puts something in place of functions that notes that it was called, and refuses. */
function forbid(owner, ...names) {
  for (const name of names) {
    owner[name] = function refused(...args) {
      attempts.push(`${name}(${String(args[0])})`);
      throw new Error(`${name} is forbidden`);
    };
  }
}

const writing = [
  'writeFile',
  'appendFile',
  'mkdir',
  'mkdtemp',
  'rm',
  'rename',
  'copyFile',
  'symlink',
  'utimes',
];
const synchronous = writing.map((name) => `${name}Sync`);

forbid(fs, ...writing, ...synchronous, 'createWriteStream', 'writeSync', 'unlinkSync', 'chmodSync');
forbid(fs.promises, ...writing);
forbid(childProcess, 'spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork');
forbid(threads, 'Worker');
forbid(net.Socket.prototype, 'connect');
forbid(net.Server.prototype, 'listen');
forbid(dgram, 'createSocket');
forbid(dns, 'lookup');
forbid(http, 'request', 'get');
forbid(https, 'request', 'get');
forbid(globalThis, 'fetch');
syncBuiltinESMExports();

const [pluginFile, folder, mode] = process.argv.slice(2);
const { ESLint } = await import('eslint');
const parser = await import('@typescript-eslint/parser');
const { default: plugin } = await import(pluginFile);

const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.{ts,js,mjs,cjs}'],
      plugins: { distributed: plugin },
      languageOptions: {
        parser,
        parserOptions: mode === 'typed' ? { projectService: true, tsconfigRootDir: folder } : {},
      },
      rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`distributed/${rule}`, 'error'])),
    },
  ],
});
const results = await eslint.lintFiles(['**/*.ts']);
const messages = results.flatMap((result) =>
  result.messages.map(({ message, ruleId }) => `${ruleId} ${message}`),
);
process.stdout.write(JSON.stringify({ attempts, messages, executed: globalThis.executed ?? [] }), () => {
  process.exit();
});
