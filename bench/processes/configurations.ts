import type { ESLint, Linter, Rule } from 'eslint';
import type { ts } from 'ts-morph';
import tseslint from 'typescript-eslint';

import distributed from '../../src/index.ts';
import { timed } from './own-time.ts';

/** Asks for types and does nothing with them: what any typed lint pays. */
const noOp: Rule.RuleModule = {
  create({ sourceCode }) {
    const { program }: { program?: ts.Program | null } = sourceCode.parserServices;
    if (!program) throw new Error('The lint is not typed.');
    program.getTypeChecker();
    return {};
  },
};

/** What is added to a lint, by its name. */
async function addition(name: string): Promise<readonly Linter.Config[]> {
  switch (name) {
    case 'typed no-op':
      return [{ plugins: { bench: { rules: { 'no-op': noOp } } }, rules: { 'bench/no-op': 'error' } }];
    case 'recommended-type-checked':
      return tseslint.configs.recommendedTypeChecked;
    case 'sonarjs':
      return [(await import('eslint-plugin-sonarjs')).default.configs.recommended];
    case 'ours':
      return [ours()];
    default:
      throw new Error(`There is no configuration ${name}.`);
  }
}

function ours(): Linter.Config {
  const plugin: ESLint.Plugin = distributed;
  const distributedTimed = { ...plugin, rules: timed(plugin.rules ?? {}) };
  return { ...distributed.configs.all, plugins: { distributed: distributedTimed } };
}

/**
 * The configuration of a typed lint of the service in a folder: `typed no-op + ours`, or other names with a plus between them. The
 * plugins of the others are not loaded.
 */
export async function configurationOf(name: string, folder: string): Promise<Linter.Config[]> {
  const typed: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: folder },
    },
  };
  const added = await Promise.all(name.split(' + ').map(addition));
  return [...added.flat(), typed];
}
