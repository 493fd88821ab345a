import { createRule } from '../src/eslint/create-rule.ts';
import { failureEndText, viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-dual-write',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow committing to a database and publishing without an outbox',
      recommended: true,
      group: 'synchronization',
      cost: 'loss',
      pattern: 'transactional outbox',
    },
    schema: [],
    messages: {
      lost: '`{{second}}`{{via}} can fail after `{{first}}` has committed, and nothing makes up for it. Store the message in an outbox table in the same transaction and relay it from there (pattern: transactional outbox).',
      unheard:
        '`{{second}}`{{via}} can fail after `{{first}}` has committed, and the run goes on all the same: the error ends in {{end}}. Store the message in an outbox table in the same transaction and relay it from there (pattern: transactional outbox).',
      phantom:
        '`{{second}}`{{via}} can fail after `{{first}}` has told others, and nothing takes it back. Write the row and the message to an outbox in one transaction and relay it from there (pattern: transactional outbox).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, where }, report) {
        for (const { first, second, unheard } of summaries.dualWrites(facts)) {
          const data = { first: first.callee, second: second.callee, via: viaChain(second.via) };
          if (first.call.remote?.system !== 'database') report(second.span, { messageId: 'phantom', data });
          else if (!unheard) report(second.span, { messageId: 'lost', data });
          else {
            const end = failureEndText(unheard.by, where(unheard.span));
            report(second.span, { messageId: 'unheard', data: { ...data, end } });
          }
        }
      },
    });
  },
});
