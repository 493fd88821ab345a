import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-retry-jitter',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require the waits between retries to have a random part',
      recommended: 'strict',
      group: 'failure',
      cost: 'outage',
      pattern: 'full jitter',
    },
    schema: [],
    messages: {
      loop: '`{{call}}` is repeated after waits that are the same for everyone{{via}}, so that all who failed together come back together. Wait for a random part of the delay: `Math.random() * delay` (pattern: full jitter).',
      policy:
        '`{{callee}}` repeats `{{call}}` after waits that are the same for everyone{{via}}, so that all who failed together come back together. Have chance take part in them with {{option}} (pattern: full jitter).',
      client:
        '`{{callee}}` repeats each call of this client after waits that are the same for everyone, so that all who failed together come back together. Have chance take part in them with {{option}} (pattern: full jitter).',
      call: '`{{callee}}` is repeated after waits that are the same for everyone, so that all who failed together come back together. Have chance take part in them with {{option}} (pattern: full jitter).',
      job: 'What `{{callee}}` hands on is tried again after waits that are the same for everyone, so that all that failed together come back together. Have chance take part in them with {{option}} (pattern: full jitter).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { at, policy, nearest } of summaries.lockstepRetries(facts)) {
          const data = {
            call: nearest?.call.callee ?? '',
            via: viaChain(nearest?.via ?? []),
            callee: policy?.callee ?? '',
            option: policy?.region.jitterOption ?? '`Math.random()`',
          };
          report(at, { messageId: !nearest ? 'client' : policy ? 'policy' : 'loop', data });
        }
        for (const { at, call, option, redelivered } of summaries.lockstepCalls(facts)) {
          const messageId = redelivered ? 'job' : 'call';
          report(at, { messageId, data: { callee: call.callee, option } });
        }
      },
    });
  },
});
