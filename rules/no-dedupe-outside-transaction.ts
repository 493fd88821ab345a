import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-dedupe-outside-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow marks of handled messages that can come apart from the work',
      recommended: 'strict',
      group: 'transactions',
      cost: 'loss',
      pattern: 'idempotent consumer',
    },
    schema: [],
    messages: {
      lost: '`{{callee}}` marks the message as handled before `{{work}}`{{via}}: when that fails, {{by}} delivers it again and it is dropped. Set the mark in one transaction with the work, or remove it when the work fails (pattern: idempotent consumer).',
      twice:
        '`{{callee}}` marks the message as handled after `{{work}}`{{via}}, in a write of its own: when that fails, {{by}} delivers it again and the work is done twice. Set the mark in one transaction with the work (pattern: idempotent consumer).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, by, leaves, work, via } of summaries.splitDedupes(facts))
          report(span, { messageId: leaves, data: { callee, by, work, via: viaChain(via) } });
      },
    });
  },
});
