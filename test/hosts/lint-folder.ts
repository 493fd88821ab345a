import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';

import plugin from '../../src/index.ts';
import { serviceFolder } from '../program/service-folder.ts';

/**
 * How ESLint reads files: `espree` is its own parser of JavaScript, `untyped` that of TypeScript without a project, `typed` the same with
 * the project service.
 */
export type Reading = 'espree' | 'untyped' | 'typed';

/** The packages of this repository, which services in tests are written against. */
export const installed = join(import.meta.dirname, '../../node_modules');

/** Writes a service into a new folder, with the packages of this repository installed. */
export function installedService(files: Readonly<Record<string, string | object>>): string {
  const folder = serviceFolder(files);
  symlinkSync(installed, join(folder, 'node_modules'));
  return folder;
}

/** What the recommended rules find in a folder, each as `path:line rule`, sorted. `settings` are those of the plugin. */
export async function lintFolder(
  folder: string,
  reading: Reading,
  settings: object = {},
): Promise<readonly string[]> {
  const { plugins = {}, rules = {} } = plugin.configs.recommended;
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: {
      ignores: ['**/dist/**', '**/*.d.ts'],
      files: ['**/*.{js,cjs,mjs,ts,cts,mts}'],
      languageOptions: languageOptions(reading, folder),
      settings: { distributed: settings },
      plugins,
      rules,
    },
  });
  const results = await eslint.lintFiles(['.']);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, message, messageId, ruleId }) => {
        const finding =
          messageId === 'notice' || ruleId === null ? message : ruleId.replace('distributed/', '');
        return `${relative(folder, filePath)}:${line} ${finding}`;
      }),
    )
    .sort();
}

function languageOptions(reading: Reading, folder: string): Linter.LanguageOptions {
  if (reading === 'espree') return {};
  const types = { projectService: true, tsconfigRootDir: folder };
  return { parser, parserOptions: reading === 'typed' ? types : {} };
}
