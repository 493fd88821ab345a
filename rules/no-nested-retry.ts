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
        '`{{call}}` is tried up to {{attempts}} times when it {{fails}}{{via}}: {{layers}}. Retry in one of the layers and let the others make one attempt (pattern: retry at one layer).',
      endless:
        '`{{call}}` is tried without end while it fails{{via}}: {{layers}}. Retry in one of the layers and let the others make one attempt (pattern: retry at one layer).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, where }, report) {
        for (const { span, call, layers, attempts, via } of summaries.nestedRetries(facts)) {
          const data = {
            call: call.callee,
            attempts: String(attempts),
            via: viaChain(via),
            fails: layers.some(({ answered }) => answered) ? 'is answered with 429 or 5xx' : 'fails',
            layers: layers
              .map((layer) => {
                const isElsewhere = layer.span && layer.span.file !== facts.file;
                return `${layerText(layer)}${isElsewhere ? ` in \`${where(layer.span)}\`` : ''}`;
              })
              .join(' × '),
          };
          report(span, { messageId: attempts === Infinity ? 'endless' : 'nested', data });
        }
      },
    });
  },
});

function layerText({ name, most, by }: Layer): string {
  return `${timesOf(most)} by \`${name}\` (${by})`;
}

interface Layer {
  readonly name: string;
  readonly most: number;
  readonly by: string;
}

function timesOf(most: number): string {
  return most === Infinity ? 'without end' : String(most);
}
