import type { Linter, Rule } from 'eslint';

import type { Confidence, Group, RuleDocs } from './eslint/create-rule.ts';

/** The presets: three by confidence, one for each concern. */
export type ConfigName = Confidence | Group;

/** A rule with what decides on its presets. */
type PresetRule = Rule.RuleModule & { readonly meta: { readonly docs: RuleDocs } };

/** The presets of a plugin, told from what its rules say about themselves. */
export function createConfigs(plugin: {
  readonly rules: Record<string, PresetRule>;
}): Record<ConfigName, Linter.Config> {
  const config = (name: ConfigName, holds: (docs: RuleDocs) => boolean): Linter.Config => ({
    name: `distributed/${name}`,
    plugins: { distributed: plugin },
    rules: Object.fromEntries(
      Object.entries(plugin.rules)
        .filter(([, { meta }]) => holds(meta.docs))
        .map(([id]) => [`distributed/${id}`, 'error']),
    ),
  });
  return {
    recommended: config('recommended', ({ preset }) => preset === 'recommended'),
    strict: config('strict', ({ preset }) => preset !== 'all'),
    all: config('all', () => true),
    cap: config('cap', ({ group }) => group === 'cap'),
    consistency: config('consistency', ({ group }) => group === 'consistency'),
    failure: config('failure', ({ group }) => group === 'failure'),
    synchronization: config('synchronization', ({ group }) => group === 'synchronization'),
    transactions: config('transactions', ({ group }) => group === 'transactions'),
    operations: config('operations', ({ group }) => group === 'operations'),
  };
}
