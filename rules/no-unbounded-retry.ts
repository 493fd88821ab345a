import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-unbounded-retry',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow retries of remote calls without a cap on attempts or time',
      recommended: true,
      group: 'failure',
      cost: 'outage',
      pattern: 'bounded retry',
    },
    schema: [],
    messages: {
      loop: 'This loop repeats `{{call}}` for as long as it fails{{via}}, with no cap on attempts or time. Count the attempts or set a deadline, then give up with an error (pattern: bounded retry).',
      recursion:
        'This catch starts over for as long as `{{call}}` fails{{via}}, with no cap on attempts or time. Hand on a count of attempts and give up when it runs out (pattern: bounded retry).',
      policy:
        '`{{callee}}` repeats `{{call}}` for as long as it fails{{via}}: {{by}} gives no end. Set {{option}} (pattern: bounded retry).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, by, policy, call, via } of summaries.endlessRetries(facts)) {
          const data = {
            call: call.callee,
            via: viaChain(via),
            callee: policy?.callee ?? '',
            by: policy?.region.attempts.by ?? '',
            option: policy?.region.option ?? '',
          };
          report(span, { messageId: by, data, remedy: policy?.region.remedy ?? null });
        }
      },
    });
  },
});
