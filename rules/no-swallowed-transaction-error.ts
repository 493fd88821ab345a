import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-swallowed-transaction-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow catching the failure of a statement inside its transaction',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'unit of work',
    },
    schema: [],
    messages: {
      swallowed:
        'The failure of `{{call}}`{{via}} is caught inside its transaction, which commits `{{other}}` without it, or in PostgreSQL discards both unnoticed. Let the error leave the transaction and handle it outside, or use a savepoint (pattern: unit of work).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, via, other } of summaries.swallowedErrors(facts)) {
          const data = { call: call.callee, via: viaChain(via), other: other.callee };
          report(span, { messageId: 'swallowed', data });
        }
      },
    });
  },
});
