import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-coordination-reason',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require a reason beside locks between processes and commits in two phases',
      recommended: 'strict',
      group: 'transactions',
      cost: 'degradation',
      pattern: 'justified coordination',
    },
    schema: [],
    messages: {
      lock: '`{{call}}` takes a lock that other processes wait for{{via}}, and nothing says why: the work is as available as what keeps the lock. Let a constraint or a conditional write decide, or write `@coordination <reason>` above it (pattern: justified coordination).',
      commit:
        '`{{call}}` sends `{{words}}`{{via}}, and nothing says why the databases commit together: each is as available as all of them. Replace it by a saga, or write `@coordination <reason>` above it (pattern: justified coordination).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, via, agreement } of summaries.coordination(facts)) {
          const data = { call: callee, via: viaChain(via) };
          if (agreement.part === 'lock') report(span, { messageId: 'lock', data });
          else report(span, { messageId: 'commit', data: { ...data, words: agreement.words } });
        }
      },
    });
  },
});
