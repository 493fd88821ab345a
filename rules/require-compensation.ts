import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-compensation',
  meta: {
    type: 'problem',
    docs: {
      description: 'require changes in several services to be undone when a later one fails',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'saga',
    },
    schema: [],
    messages: {
      uncompensated:
        '`{{second}}`{{via}} can fail after `{{first}}` has taken effect, and nothing here undoes that. Undo it in a catch, or run both as steps of a durable workflow with compensations (pattern: saga).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { first, second } of summaries.uncompensated(facts)) {
          const data = { first: first.callee, second: second.callee, via: viaChain(second.via) };
          report(second.span, { messageId: 'uncompensated', data });
        }
      },
    });
  },
});
