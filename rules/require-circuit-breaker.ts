import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-circuit-breaker',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require a circuit breaker or bulkhead around services that requests wait for',
      recommended: 'strict',
      group: 'failure',
      cost: 'outage',
      pattern: 'shared circuit breaker',
    },
    schema: [],
    messages: {
      unguarded:
        'Requests wait for `{{call}}`{{host}}{{via}}, with no circuit breaker or bulkhead on the way: while it is slow or down, they pile up behind it. Call it through one breaker that all requests share, and answer without it meanwhile (pattern: shared circuit breaker).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, settings }, report) {
        // What a declared mesh does besides cannot be seen from here: it may open circuits, too.
        const hasMesh = Object.values(settings.mesh).includes(true);
        for (const { span, call, remote, host, via } of summaries.unguardedDependencies(facts)) {
          if (hasMesh && remote.system === 'service') continue;
          const data = {
            call: call.callee,
            host: host === null ? '' : ` of \`${host}\``,
            via: viaChain(via),
          };
          report(span, { messageId: 'unguarded', data });
        }
      },
    });
  },
});
