import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-two-phase-commit',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow commits in two phases that application code coordinates',
      recommended: 'strict',
      group: 'transactions',
      cost: 'outage',
      pattern: 'saga',
    },
    schema: [],
    messages: {
      coordinated:
        '`{{call}}` sends `{{words}}`{{via}}: this process coordinates a two-phase commit, and when it dies between the phases, each database that has prepared keeps its rows locked. Commit each step by itself, with an action that undoes it (pattern: saga).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, via, agreement } of summaries.coordination(facts)) {
          if (agreement.part === 'lock') continue;
          const data = { call: callee, words: agreement.words, via: viaChain(via) };
          report(span, { messageId: 'coordinated', data });
        }
      },
    });
  },
});
