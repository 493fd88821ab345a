import { expect, test } from 'vitest';

import { createRule, type PatternDocs } from '../../src/eslint/create-rule.ts';

function published(recommended: PatternDocs['recommended']) {
  return createRule({
    name: 'require-timeout',
    meta: {
      type: 'problem',
      docs: {
        description: 'require a timeout',
        recommended,
        group: 'failure',
        cost: 'outage',
        pattern: 'timeout',
      },
      schema: [],
      messages: { unbounded: 'It waits.' },
    },
    create: () => ({ Program: () => undefined }),
  }).meta;
}

test.each([
  [true, 'recommended', true],
  ['strict', 'strict', false],
  [false, 'all', false],
] as const)('recommended: %s puts a rule into %s', (written, preset, recommended) => {
  expect(published(written).docs).toMatchObject({ preset, recommended });
});

test('a rule leads to its page and carries the messages that all rules share', () => {
  const { docs, messages, hasSuggestions, languages } = published(true);
  expect(docs.url).toMatch(/^https:.*\/docs\/rules\/require-timeout\.md$/);
  expect(Object.keys(messages)).toEqual(['unbounded', 'notice', 'remedy']);
  expect({ hasSuggestions, languages }).toEqual({ hasSuggestions: true, languages: ['js/js'] });
});
