import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
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
      phantom:
        '`{{second}}`{{via}} can fail after `{{first}}` has told others, and nothing takes it back. Write the row and the message to an outbox in one transaction and relay it from there (pattern: transactional outbox).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { first, second } of summaries.dualWrites(facts)) {
          const data = { first: first.callee, second: second.callee, via: viaChain(second.via) };
          const messageId = first.call.remote?.system === 'database' ? 'lost' : 'phantom';
          report(second.span, { messageId, data });
        }
      },
    });
  },
});
