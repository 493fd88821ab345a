import type { Linter, Rule } from 'eslint';

import type { Group, PatternDocs } from './eslint/create-rule.ts';

/** The presets: three by confidence, one for each concern. */
export type ConfigName = 'recommended' | 'strict' | 'all' | Group;

/** A rule with what decides on its presets. */
type PresetRule = Rule.RuleModule & { readonly meta: { readonly docs: PatternDocs } };

/** The presets of a plugin, told from what its rules say about themselves. */
export function createConfigs(plugin: {
  readonly rules: Record<string, PresetRule>;
}): Record<ConfigName, Linter.Config> {
  const preset = (name: ConfigName, holds: (docs: PatternDocs) => boolean): Linter.Config => ({
    name: `distributed/${name}`,
    plugins: { distributed: plugin },
    rules: Object.fromEntries(
      Object.entries(plugin.rules)
        .filter(([, { meta }]) => holds(meta.docs))
        .map(([id]) => [`distributed/${id}`, 'error']),
    ),
  });
  return {
    recommended: preset('recommended', ({ recommended }) => recommended === true),
    strict: preset('strict', ({ recommended }) => recommended !== false),
    all: preset('all', () => true),
    cap: preset('cap', ({ group }) => group === 'cap'),
    consistency: preset('consistency', ({ group }) => group === 'consistency'),
    failure: preset('failure', ({ group }) => group === 'failure'),
    synchronization: preset('synchronization', ({ group }) => group === 'synchronization'),
    transactions: preset('transactions', ({ group }) => group === 'transactions'),
    operations: preset('operations', ({ group }) => group === 'operations'),
  };
}
