import type { Cost, Group, RuleDocs } from '../../src/eslint/create-rule.ts';

/** A rule with what its page and the tables say of it. */
export interface DocumentedRule {
  readonly id: string;
  readonly docs: RuleDocs;
}

/** What a defect costs, as the head of its rule's page says it. */
const costs: Readonly<Record<Cost, string>> = {
  loss: 'loss of money or data',
  outage: 'outage',
  degradation: 'degradation',
};

/** The file of a pattern's page, without its ending: `transactional-outbox`. */
export function patternSlug(pattern: string): string {
  return pattern
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The head of a rule's page: what it requires, its presets, what its defect costs, its pattern. */
export function renderRuleHeader({ docs }: DocumentedRule): string {
  const { description, pattern, group, cost } = docs;
  return [
    `> ${sentence(description)}`,
    '',
    `Presets: ${presetsOf(docs)}. Concern: \`${group}\`. Cost: ${costs[cost]}. Pattern: [${pattern}](../patterns/${patternSlug(pattern)}.md).`,
  ].join('\n');
}

/** The table of the README, in the order of the concerns. */
export function renderRuleTable(rules: readonly DocumentedRule[], groups: readonly Group[]): string {
  const rows = groups
    .flatMap((group) => rules.filter(({ docs }) => docs.group === group))
    .map(({ id, docs: { description, group, preset, cost } }) =>
      [`[\`${id}\`](docs/rules/${id}.md)`, description, `\`${group}\``, preset, costs[cost]].join(' | '),
    );
  const head = ['| Rule | | Concern | Preset | What a defect costs |', '| --- | --- | --- | --- | --- |'];
  return [...head, ...rows.map((row) => `| ${row} |`)].join('\n');
}

function presetsOf(docs: RuleDocs): string {
  const byConfidence = { recommended: ['recommended', 'strict'], strict: ['strict'], all: [] }[docs.preset];
  return [...byConfidence, 'all', docs.group].map((preset) => `\`${preset}\``).join(', ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
