import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-nested-retry',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow retries within retries that make more than ten attempts of one call',
      recommended: true,
      group: 'failure',
      cost: 'outage',
      pattern: 'retry at one layer',
    },
    schema: [],
    messages: {
      nested:
        '`{{call}}` is tried up to {{attempts}} times when it fails{{via}}: {{layers}}. Retry in one of the layers and let the others make one attempt (pattern: retry at one layer).',
      endless:
        '`{{call}}` is tried without end while it fails{{via}}: {{layers}}. Retry in one of the layers and let the others make one attempt (pattern: retry at one layer).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, layers, attempts, via } of summaries.nestedRetries(facts)) {
          const data = {
            call: call.callee,
            attempts: String(attempts),
            via: viaChain(via),
            layers: layers.map(({ name, most, by }) => `${timesOf(most)} by \`${name}\` (${by})`).join(' × '),
          };
          report(span, { messageId: attempts === Infinity ? 'endless' : 'nested', data });
        }
      },
    });
  },
});

function timesOf(most: number): string {
  return most === Infinity ? 'without end' : String(most);
}
