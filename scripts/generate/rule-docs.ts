import type { Cost, Group, RuleDocs } from '../../src/eslint/create-rule.ts';

/** A rule with what its page and the tables say of it. */
export interface DocumentedRule {
  readonly id: string;
  readonly docs: RuleDocs;
}

/** What each concern covers, as the heading of its table. */
const concerns: Readonly<Record<Group, string>> = {
  cap: 'CAP trade-offs',
  consistency: 'consensus, locks, clocks, events',
  failure: 'timeouts, retries, breakers, partial failure',
  synchronization: 'replication, messaging, caches',
  transactions: 'sagas, idempotency, delivery',
  operations: 'tracing, shutdown, schedules',
};

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

/** The tables of the README, one for each concern that has rules. */
export function renderRuleTables(rules: readonly DocumentedRule[], groups: readonly Group[]): string {
  return groups
    .map((group) => ({ group, members: rules.filter(({ docs }) => docs.group === group) }))
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => renderTable(group, members))
    .join('\n\n');
}

function renderTable(group: Group, rules: readonly DocumentedRule[]): string {
  const rows = rules.map(
    ({ id, docs }) =>
      `| [\`${id}\`](docs/rules/${id}.md) | ${docs.description} | ${docs.preset} | [${docs.pattern}](docs/patterns/${patternSlug(docs.pattern)}.md) |`,
  );
  return [
    `**\`${group}\`**: ${concerns[group]}`,
    '',
    '| rule | | preset | pattern |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function presetsOf(docs: RuleDocs): string {
  const byConfidence = { recommended: ['recommended', 'strict'], strict: ['strict'], all: [] }[docs.preset];
  return [...byConfidence, 'all', docs.group].map((preset) => `\`${preset}\``).join(', ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
