import type { ESLint, Linter, Rule } from 'eslint';
import type { ts } from 'ts-morph';
import tseslint from 'typescript-eslint';

import distributed from '../../src/index.ts';
import { timed } from './own-time.ts';

/** What the parser hands to the rules of a typed lint. */
interface TypedServices {
  readonly program?: ts.Program | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: unknown): ts.Node };
}

/** Asks for types and does nothing with them: what any typed lint pays. */
const noOp: Rule.RuleModule = {
  create({ sourceCode }) {
    const { program }: TypedServices = sourceCode.parserServices;
    if (!program) throw new Error('The lint is not typed.');
    program.getTypeChecker();
    return {};
  },
};

/** Asks for the symbol of each callee and does nothing with it: what a rule pays at least that has the checker tell who is called. */
const callees: Rule.RuleModule = {
  create({ sourceCode }) {
    const { esTreeNodeToTSNodeMap: nodes, program }: TypedServices = sourceCode.parserServices;
    if (!nodes || !program) throw new Error('The lint is not typed.');
    const checker = program.getTypeChecker();
    return {
      CallExpression({ callee }) {
        checker.getSymbolAtLocation(nodes.get(callee.type === 'MemberExpression' ? callee.property : callee));
      },
    };
  },
};

const ownRules: ESLint.Plugin = { rules: { 'no-op': noOp, callees } };

/** What is added to a lint, by its name. */
async function addition(name: string): Promise<readonly Linter.Config[]> {
  switch (name) {
    case 'typed no-op':
      return [{ plugins: { bench: ownRules }, rules: { 'bench/no-op': 'error' } }];
    case 'callees':
      return [{ plugins: { bench: ownRules }, rules: { 'bench/callees': 'error' } }];
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
