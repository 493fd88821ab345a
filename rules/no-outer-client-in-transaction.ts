import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-outer-client-in-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow changes on another connection while a transaction of the same database is open',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'unit of work',
    },
    schema: [],
    messages: {
      outer:
        '`{{call}}`{{via}} is not part of the transaction that `{{opener}}` has open: it takes another connection, and a rollback does not undo it. Make the call on the client of the transaction, and hand that client to helpers (pattern: unit of work).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, via, opener } of summaries.outerCalls(facts)) {
          const data = { call: call.callee, via: viaChain(via), opener };
          report(span, { messageId: 'outer', data });
        }
      },
    });
  },
});
