import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

const twice = {
  row: 'stores another row',
  change: 'makes the change on top of the first',
  notice: 'sends the notice again',
} as const;

export default createRule({
  name: 'require-idempotent-consumer',
  meta: {
    type: 'problem',
    docs: {
      description: 'require what a redelivered message does to take effect once',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'idempotent consumer',
    },
    schema: [],
    messages: {
      repeated:
        '{{by}} may deliver a message twice, and `{{callee}}` then {{twice}}{{via}}: nothing tells the second delivery from the first. Store the id of the message under a unique key in one transaction with the effect, or make the effect conditional (pattern: idempotent consumer).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, by, makes, via } of summaries.repeatedDeliveries(facts)) {
          const data = { by, callee, twice: twice[makes], via: viaChain(via) };
          report(span, { messageId: 'repeated', data });
        }
      },
    });
  },
});
