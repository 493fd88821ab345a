import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-transaction-on-pool',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow opening a transaction on a pool of connections',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'unit of work',
    },
    schema: [],
    messages: {
      pooled:
        '`{{call}}`{{via}} opens a transaction on any connection of the pool: the statements after it run on others, outside it, and the connection goes back with it open. Take one connection from the pool and send it the whole transaction (pattern: unit of work).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, via } of summaries.pooledTransactions(facts)) {
          report(span, { messageId: 'pooled', data: { call: callee, via: viaChain(via) } });
        }
      },
    });
  },
});
