import { relative } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';

import plugin from '../../src/index.ts';
import { serviceFolder } from '../program/service-folder.ts';

/** A file with one finding, which must be there whatever is wrong with the files around it. */
export const goodFile =
  "export async function rates() {\n  return fetch('https://rates.internal/today');\n}\n";
export const goodFinding = /^good\.ts:2 distributed\/require-timeout `fetch` can /;

export interface FolderLint {
  /** `settings.distributed`. */
  readonly settings?: unknown;
  /** Files to lint; all of them when nothing is said. */
  readonly only?: readonly string[];
  /** Whether the parser builds the types. */
  readonly typed?: boolean;
  /** Called with the folder before it is linted. */
  readonly prepare?: (folder: string) => void;
}

/** Writes files beside a good one, lints them with all rules, and returns `file:line rule message` for each message. */
export async function lintFolder(
  files: Readonly<Record<string, string | object>>,
  { only, prepare, settings, typed = false }: FolderLint = {},
): Promise<readonly string[]> {
  const folder = serviceFolder({ 'good.ts': goodFile, ...files });
  prepare?.(folder);
  const config: Linter.Config = {
    files: ['**/*.{ts,js}'],
    plugins: { distributed: plugin },
    languageOptions: {
      parser,
      parserOptions: typed ? { projectService: true, tsconfigRootDir: folder } : {},
    },
    ...(settings === undefined ? {} : { settings: { distributed: settings } }),
    rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`distributed/${rule}`, 'error'])),
  };
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [config] });
  const results = await eslint.lintFiles([...(only ?? ['**/*.{ts,js}'])]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message, ruleId }) => {
      const place = `${relative(folder, filePath)}:${line}`;
      return `${place} ${ruleId ?? 'parser'} ${message.replaceAll(`${folder}/`, '')}`;
    }),
  );
}
