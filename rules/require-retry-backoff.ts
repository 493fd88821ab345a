import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-retry-backoff',
  meta: {
    type: 'problem',
    docs: {
      description: 'require retries of remote calls to wait, longer each time',
      recommended: true,
      group: 'failure',
      cost: 'outage',
      pattern: 'exponential backoff',
    },
    schema: [],
    messages: {
      loop: '`{{call}}` is repeated {{when}} when it fails{{via}}, so that a dependency in trouble gets the most requests. Wait between the attempts, longer each time and by a random part (pattern: exponential backoff).',
      policy:
        '`{{callee}}` repeats `{{call}}` {{when}} when it fails{{via}}, so that a dependency in trouble gets the most requests. Set {{option}} to a delay that grows (pattern: exponential backoff).',
      client:
        '`{{callee}}` repeats each call of this client {{when}} when it fails, so that a dependency in trouble gets the most requests. Set {{option}} to a delay that grows (pattern: exponential backoff).',
      job: 'What `{{callee}}` hands on is tried {{attempts}} times, at once after each failure, so that a dependency in trouble gets the most requests. Set {{option}} to a delay that grows (pattern: exponential backoff).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { at, policy, nearest, ms } of summaries.hastyRetries(facts)) {
          const data = {
            call: nearest?.call.callee ?? '',
            via: viaChain(nearest?.via ?? []),
            callee: policy?.callee ?? '',
            when: ms === 0 ? 'at once' : `after ${String(ms)} ms each time`,
            option: policy?.region.delayOption ?? 'the delay',
          };
          report(at, { messageId: !nearest ? 'client' : policy ? 'policy' : 'loop', data });
        }
        for (const { span, callee, attempts, option } of summaries.hastyRedeliveries(facts)) {
          report(span, { messageId: 'job', data: { callee, attempts: String(attempts), option } });
        }
      },
    });
  },
});
