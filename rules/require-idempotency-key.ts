import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-idempotency-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'require what is created at a payment provider to carry an idempotency key',
      recommended: true,
      group: 'transactions',
      cost: 'loss',
      pattern: 'idempotency key',
    },
    schema: [],
    messages: {
      unkeyed:
        '`{{callee}}` {{again}} each time it is repeated{{via}}: it carries no key. Pass {{option}} made from the identity of {{wish}} (pattern: idempotency key).',
      ownRetries:
        '`{{callee}}` {{again}} when a redelivery or a second request repeats it{{via}}: the key that {{library}} makes covers its own retries only. Pass {{option}} made from the identity of {{wish}} (pattern: idempotency key).',
      overlapping:
        '`{{callee}}` may take effect twice when two runs overlap{{via}}: each asks `{{asked}}` before the other has taken what is left. Pass {{option}} made from the identity of {{wish}} (pattern: idempotency key).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, remote, key, via, remedy, asked } of summaries.unkeyedCreates(facts)) {
          // Elsewhere a repeated create costs little enough to be a matter of each call's surroundings.
          if (remote.system !== 'payment') continue;
          const data = {
            callee,
            library: `\`${remote.library}\``,
            option: key.option,
            via: viaChain(via),
            asked: asked ?? '',
            again: key.makes === undefined ? 'takes effect again' : `makes another ${key.makes}`,
            wish: key.makes === undefined ? 'the payment' : `what that ${key.makes} stands for`,
          };
          const plain = key.automatic ? 'ownRetries' : 'unkeyed';
          report(span, { messageId: asked === null ? plain : 'overlapping', data, remedy });
        }
      },
    });
  },
});
