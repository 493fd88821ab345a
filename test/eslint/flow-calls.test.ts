import { expect, test } from 'vitest';

import { flowCalls } from '../../src/eslint/flow-calls.ts';
import type { CallFact, Flow } from '../../src/facts/model.ts';

const span = { file: '/service.ts', start: 0, end: 1 };

function call(callee: string): CallFact {
  return {
    span,
    callee,
    remote: null,
    targets: [],
    visible: 'yes',
    args: [],
    callbacks: [],
    region: null,
    awaited: 'yes',
  };
}

const step = (callee: string) => ({ kind: 'call', call: call(callee) }) as const;

test('calls are found in every kind of step, in the order of the text', () => {
  const loop = { span, over: 'items', capped: 'yes', turns: null, progresses: 'no' } as const;
  const flow: Flow = [
    step('a'),
    { kind: 'branch', arms: [[step('b')], [step('c')]] },
    { kind: 'loop', body: [step('d')], loop },
    { kind: 'try', body: [step('e')], handler: [step('f')], rethrows: 'yes', finalizer: [step('g')] },
    { kind: 'try', body: [step('h')], handler: null, rethrows: 'unknown', finalizer: null },
    { kind: 'parallel', span, combinator: 'all', branches: [[step('i')], [step('j')]] },
    { kind: 'exit', how: 'return', span },
  ];
  expect(
    flowCalls(flow)
      .map(({ callee }) => callee)
      .join(''),
  ).toBe('abcdefghij');
});

test('a call that stands on several paths is found once', () => {
  const cleanup = step('cleanup');
  expect(flowCalls([{ kind: 'branch', arms: [[cleanup], [cleanup]] }])).toHaveLength(1);
});
