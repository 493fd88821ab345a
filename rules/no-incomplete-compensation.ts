import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-incomplete-compensation',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow compensations that may leave standing what they are to undo',
      recommended: 'strict',
      group: 'transactions',
      cost: 'loss',
      pattern: 'saga',
    },
    schema: [],
    messages: {
      swallowed:
        '`{{undo}}`{{via}} undoes `{{step}}` when `{{later}}` fails, and its own failure is lost: the step then stands and nobody knows. Retry it, or record what is left to undo (pattern: saga).',
      signal:
        '`{{undo}}`{{via}} undoes `{{step}}` when `{{later}}` fails, and is given the same signal: once that is aborted, nothing is undone. Give the compensation a signal of its own (pattern: saga).',
      order:
        '`{{undo}}`{{via}} undoes `{{step}}` before `{{later}}`, which was done after it, is undone: what builds on the step outlives it. Undo in reverse order (pattern: saga).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, via, undo, step, later, flaw } of summaries.flawedUndos(facts)) {
          const names = { undo: undo.callee, step: step.callee, later: later.callee };
          report(span, { messageId: flaw, data: { ...names, via: viaChain(via) } });
        }
      },
    });
  },
});
