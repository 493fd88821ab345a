import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

import plugin from '../../src/index.ts';

/** How a scenario is linted: with the host's program, or with one of our own. */
export type Mode = 'typed' | 'untyped';

/** A finding, or what a comment expects one to be. */
export interface Finding {
  /** `orders.ts:12`. */
  readonly place: string;
  readonly rule: string;
  /** The message, or a text that the message must hold. */
  readonly text: string;
}

const root = fileURLToPath(new URL('.', import.meta.url));

/** The folders beside this file, each a small service with a tsconfig.json. */
export function scenarios(): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** What the comments of a scenario expect: `// expect: rule (text)`, or `// expect typed: rule (text)`. */
export function expectations(scenario: string, mode: Mode): readonly Finding[] {
  return sourcesOf(scenario).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        line
          .split('// ')
          .map((comment) => /^expect( typed)?: ([a-z-]+)(?: \((.*)\))?\s*$/.exec(comment))
          .filter((match) => match !== null && (mode === 'typed' || match[1] === undefined))
          .map((match) => ({
            place: placeOf(scenario, file, index + 1),
            rule: match?.[2] ?? '',
            text: match?.[3] ?? '',
          })),
      ),
  );
}

/** What all rules find in a scenario. */
export async function findings(scenario: string, mode: Mode): Promise<readonly Finding[]> {
  if (!existsSync(join(root, scenario, 'tsconfig.json'))) {
    throw new Error(
      `test/projects/${scenario} needs a tsconfig.json that extends "../tsconfig.scenario.json".`,
    );
  }
  const results = await createLint(join(root, scenario), mode).lintFiles([...sourcesOf(scenario)]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => ({
      place: placeOf(scenario, filePath, line),
      rule: (ruleId ?? 'eslint').replace('distributed/', ''),
      text: message,
    })),
  );
}

function createLint(cwd: string, mode: Mode): ESLint {
  const project = mode === 'typed' ? { projectService: true, tsconfigRootDir: cwd } : {};
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx,js,mts,cts}'], languageOptions: { parser, parserOptions: project } },
      plugin.configs.all,
    ],
  });
}

function sourcesOf(scenario: string): readonly string[] {
  return readdirSync(join(root, scenario), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
    .map((file) => join(root, scenario, file))
    .sort();
}

function placeOf(scenario: string, file: string, line: number): string {
  return `${relative(join(root, scenario), file)}:${String(line)}`;
}
