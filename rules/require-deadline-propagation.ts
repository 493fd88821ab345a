import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-deadline-propagation',
  meta: {
    type: 'problem',
    docs: {
      description:
        'require functions that are given an `AbortSignal` to hand it to the remote calls that they wait for',
      recommended: 'strict',
      group: 'failure',
      cost: 'degradation',
      pattern: 'deadline propagation',
    },
    schema: [],
    messages: {
      ignored:
        '`{{callee}}` goes on when `{{signal}}` is aborted: this function is given the signal, and the call does not get it{{via}}. Hand it on as `{{option}}` (pattern: deadline propagation).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, signal, option, via } of summaries.ignoredSignals(facts)) {
          report(span, { messageId: 'ignored', data: { callee, signal, option, via: viaChain(via) } });
        }
      },
    });
  },
});
