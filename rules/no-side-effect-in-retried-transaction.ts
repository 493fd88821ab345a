import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-side-effect-in-retried-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow effects outside the database in a transaction that may be run again',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'transactional outbox',
    },
    schema: [],
    messages: {
      repeated:
        '`{{call}}`{{via}} happens again each time {{runner}} runs this transaction again, and a rollback does not undo it. Do it after the commit, or write it to an outbox in the transaction (pattern: transactional outbox).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, via, by } of summaries.repeatedEffects(facts)) {
          const runner = by === null ? 'the loop around it' : `\`${by}\``;
          report(span, { messageId: 'repeated', data: { call: call.callee, via: viaChain(via), runner } });
        }
      },
    });
  },
});
