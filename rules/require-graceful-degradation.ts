import { createRule } from '../src/eslint/create-rule.ts';
import { optionalName } from '../src/eslint/optional.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-graceful-degradation',
  meta: {
    type: 'problem',
    docs: {
      description: 'require requests to succeed without the dependencies that are declared optional',
      recommended: 'strict',
      group: 'failure',
      cost: 'outage',
      pattern: 'fallback',
    },
    schema: [],
    messages: {
      fatal:
        'A failure of `{{call}}` fails the request that waits for it{{via}}, although `{{name}}` is declared optional. Catch it and answer with a default, with what was kept, or without that part (pattern: fallback).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, settings }, report) {
        if (settings.optional.length === 0) return;
        const failures = summaries.fatalFailures(facts, (call, { name }) =>
          optionalName(call, settings, name),
        );
        for (const { call, name, via } of failures) {
          report(call.span, { messageId: 'fatal', data: { call: call.callee, name, via: viaChain(via) } });
        }
      },
    });
  },
});
