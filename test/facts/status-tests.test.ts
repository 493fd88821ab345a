import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { holdsFor } from '../../src/facts/status-test.ts';

/** How a test comes out for an answer of 400. */
function holds(test: string): boolean | null {
  const file = ts.createSourceFile('file.ts', test, ts.ScriptTarget.Latest, true);
  const [statement] = file.statements;
  if (!statement || !ts.isExpressionStatement(statement)) throw new Error(`No expression: ${test}`);
  return holdsFor(ts, 'answer', 400, statement.expression);
}

test.each([
  ['!answer.ok', true],
  ['(answer.ok)', false],
  ['answer.status >= 400', true],
  ['answer.status > 400', false],
  ['answer.status <= 400', true],
  ['answer.status < 400', false],
  ['answer.statusCode === 400', true],
  ['answer.statusCode == 404', false],
  ['answer.status !== 200', true],
  ['answer.status != 400', false],
  ['[400, 404].includes(answer.status)', true],
  ['[404].includes(answer.status)', false],
  ['answer.status >= 400 && answer.status < 500', true],
  ['answer.status === 429 || answer.status >= 500', false],
  ['answer.ok && other', false],
  ['!answer.ok || other', true],
])('%s is told by the status', (code, outcome) => {
  expect(holds(code)).toBe(outcome);
});

test.each([
  'other.ok',
  '-answer.status',
  '!other',
  'answer.status in codes',
  'answer.status >= least',
  'other >= 400',
  'codes.includes(answer.status)',
  '[400, other].includes(answer.status)',
  '[400].includes(other)',
  '[400].includes()',
  'isFatal(answer.status)',
  '!answer.ok && other',
  'answer.ok || other',
])('%s is not', (code) => {
  expect(holds(code)).toBeNull();
});
