import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-retry-permanent-error',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow retries after every error, also after those that no repetition changes',
      recommended: 'strict',
      group: 'failure',
      cost: 'outage',
      pattern: 'error classification',
    },
    schema: [],
    messages: {
      policy:
        '`{{callee}}` repeats `{{call}}`{{via}} also after a refusal such as `400 Bad Request`, which no repetition changes. Retry only what can pass, with {{predicate}} (pattern: error classification).',
      client:
        '`{{callee}}` repeats each call of this client also after a refusal such as `400 Bad Request`, which no repetition changes. Retry only what can pass, with {{predicate}} (pattern: error classification).',
      loop: 'This loop repeats `{{call}}`{{via}} also after a refusal such as `400 Bad Request`, which no repetition changes. Look at the error, and throw what cannot pass (pattern: error classification).',
      recursion:
        'This catch starts over with `{{call}}`{{via}} also after a refusal such as `400 Bad Request`, which no repetition changes. Look at the error, and throw what cannot pass (pattern: error classification).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, by, policy, nearest } of summaries.indiscriminateRetries(facts)) {
          const data = {
            callee: policy?.callee ?? '',
            call: nearest?.call.callee ?? '',
            via: viaChain(nearest?.via ?? []),
            predicate: policy?.region.predicateOption ?? 'what the library has for that',
          };
          report(span, { messageId: nearest ? by : 'client', data });
        }
      },
    });
  },
});
