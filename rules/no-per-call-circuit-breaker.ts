import { createRule } from '../src/eslint/create-rule.ts';
import { functionText, viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-per-call-circuit-breaker',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow circuit breakers and limiters that are built for a single call',
      recommended: true,
      group: 'failure',
      cost: 'outage',
      pattern: 'shared circuit breaker',
    },
    schema: [],
    messages: {
      failures:
        '`{{name}}` is built anew each time {{user}} runs{{via}}: it has no memory of failures and so never opens. Build it once, beside the client that it guards (pattern: shared circuit breaker).',
      running:
        '`{{name}}` is built anew each time {{user}} runs{{via}}: it knows of no other run and so limits nothing. Build it once, beside the client that it guards (pattern: shared circuit breaker).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { build, via } of summaries.spentGuards(facts)) {
          const data = {
            name: build.name,
            user: functionText(via[0] ?? '', 'this function'),
            via: viaChain(via),
          };
          report(build.span, { messageId: build.keeps === 'failures' ? 'failures' : 'running', data });
        }
      },
    });
  },
});
