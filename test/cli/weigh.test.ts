import { expect, test } from 'vitest';

import type { Finding } from '../../src/cli/finding.ts';
import { mattersMost, type Placed } from '../../src/cli/weigh.ts';

type Weight = Pick<Finding, 'rule' | 'cost' | 'preset'>;

const lost: Weight = { rule: 'no-dual-write', cost: 'loss', preset: 'recommended' };
const doubled: Weight = { rule: 'require-idempotency-key', cost: 'loss', preset: 'recommended' };
const advice: Weight = { rule: 'no-lost-update', cost: 'loss', preset: 'strict' };
const hangs: Weight = { rule: 'require-timeout', cost: 'outage', preset: 'recommended' };
const slow: Weight = { rule: 'no-cold-cache', cost: 'degradation', preset: 'recommended' };
const foreign: Weight = { rule: 'no-wait', cost: null, preset: null };

/** Findings in the order of their files; each line is its place in that order. */
function said(...weights: readonly Weight[]): readonly Placed[] {
  return weights.map((weight, line) => ({
    path: 'a.ts',
    entry: {
      kind: 'finding',
      line,
      column: 1,
      text: '',
      chain: null,
      pattern: null,
      concern: null,
      url: null,
      ...weight,
    },
  }));
}

const rulesOf = (placed: readonly Placed<Finding>[]) => placed.map(({ entry }) => entry.rule);

test('what can be read at once is not weighed', () => {
  expect(mattersMost(said(...Array.from({ length: 10 }, () => hangs)))).toEqual([]);
});

test('the worst cost comes first, then the rule that is surest', () => {
  const few = said(slow, slow, slow, slow, slow, slow, slow, slow, hangs, advice, lost);
  expect(rulesOf(mattersMost(few)).slice(0, 4)).toEqual([
    'no-dual-write',
    'no-lost-update',
    'require-timeout',
    'no-cold-cache',
  ]);
});

test('among equals each rule has its turn', () => {
  const many = said(...Array.from({ length: 11 }, () => lost), doubled, doubled);
  const [first, second, third, fourth, fifth] = mattersMost(many);
  expect(rulesOf([first, second, third, fourth, fifth].filter((one) => one !== undefined))).toEqual([
    'no-dual-write',
    'require-idempotency-key',
    'no-dual-write',
    'require-idempotency-key',
    'no-dual-write',
  ]);
  expect(fifth?.entry.line).toBe(2);
});

test('what says nothing about its cost is left to the list by file', () => {
  const mixed = said(foreign, ...Array.from({ length: 11 }, () => hangs));
  expect(mattersMost(mixed)).toHaveLength(10);
  expect(rulesOf(mattersMost(mixed))).not.toContain('no-wait');
});
