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
        '`{{call}}`{{via}} runs at once for every item of `{{list}}`, {{atOnce}}. Read in short pages, or {{remedy}} (pattern: bulkhead).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, via, list, most, limiter } of summaries.fanOuts(facts)) {
          const remedy =
            limiter === null
              ? 'let a few run at a time with `p-map` or `p-limit`'
              : `give \`${limiter}\` a limit of a few at a time`;
          const data = { call: call.callee, via: viaChain(via), list, atOnce: extentText(most), remedy };
          report(span, { messageId: 'unbounded', data });
        }
      },
    });
  },
});

function extentText(most: number | null): string {
  return most === null
    ? 'and nothing caps how many run at a time'
    : `up to ${String(most)} of them at a time`;
}
