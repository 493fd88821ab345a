import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-unstable-idempotency-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow idempotency keys that are another one at each attempt',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'idempotency key',
    },
    schema: [],
    messages: {
      repeated:
        '`{{callee}}` takes effect again each time it is repeated{{via}}: its key is made of `{{text}}` at each call. Make {{option}} from the identity of the {{wish}}, or store it before the call (pattern: idempotency key).',
      retried:
        '`{{callee}}` takes effect again at each attempt of {{retry}}{{via}}: its key is made of `{{text}}`, which each attempt makes anew. Make {{option}} before the first attempt, from the identity of the {{wish}} (pattern: idempotency key).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, remote, text, retry, via } of summaries.unstableKeys(facts)) {
          const data = {
            callee,
            text,
            via: viaChain(via),
            option: remote.key?.by ?? '',
            wish: remote.system === 'payment' ? 'payment' : 'request',
            retry: retry?.policy == null ? 'the loop around it' : `\`${retry.policy}\``,
          };
          report(span, { messageId: retry ? 'retried' : 'repeated', data });
        }
      },
    });
  },
});
