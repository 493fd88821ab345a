import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-unbounded-fan-out',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow remote calls that are made at once for every item of a list that nothing caps',
      recommended: true,
      group: 'failure',
      cost: 'outage',
      pattern: 'bulkhead',
    },
    schema: [],
    messages: {
      unbounded:
        '`{{call}}`{{via}} runs at once for every item of `{{list}}`, and nothing caps how many run at a time. Read in short pages, or let a few run at a time with `p-map` or `p-limit` (pattern: bulkhead).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, via, list } of summaries.fanOuts(facts)) {
          report(span, { messageId: 'unbounded', data: { call: call.callee, via: viaChain(via), list } });
        }
      },
    });
  },
});
