import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-remote-call-in-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow calls over the network while a database transaction is open',
      recommended: true,
      group: 'transactions',
      cost: 'outage',
      pattern: 'transactional outbox',
    },
    schema: [],
    messages: {
      remoteCall:
        'A database transaction stays open while it waits for `{{call}}`{{via}}, and a rollback does not undo that call. Record the intent in the transaction and make the call after commit (pattern: transactional outbox).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, via } of summaries.callsInTransactions(facts)) {
          report(span, { messageId: 'remoteCall', data: { call: call.callee, via: viaChain(via) } });
        }
      },
    });
  },
});
