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
        '`{{callee}}` {{again}} each time it is repeated{{via}}: it carries no key. Pass {{option}} made from {{wish}} (pattern: idempotency key).',
      ownRetries:
        '`{{callee}}` {{again}} when a redelivery or a second request repeats it{{via}}: the key that {{library}} makes covers its own retries only. Pass {{option}} made from {{wish}} (pattern: idempotency key).',
      overlapping:
        '`{{callee}}` makes two {{makings}} when two runs overlap and enough is left for both{{via}}: each asks `{{asked}}` before the other has taken its part. Pass {{option}} made from {{wish}} (pattern: idempotency key).',
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
            again: remote.makes
              ? `makes another ${remote.makes.what}${moneyText(remote.makes)}`
              : 'is done again',
            makings: remote.makes ? `${remote.makes.what}s` : 'payments',
            wish: remote.makes?.namedBy ?? 'the id of what it is done for',
          };
          const plain = key.automatic ? 'ownRetries' : 'unkeyed';
          report(span, { messageId: asked === null ? plain : 'overlapping', data, remedy });
        }
      },
    });
  },
});

/** What becomes of money by what is made another time, where that is less than that it moves. */
function moneyText({ money, until }: { readonly money: string; readonly until?: string }): string {
  if (money === 'moves') return '';
  return money === 'stays'
    ? ', by which no money moves,'
    : `, by which no money moves before ${until ?? 'it is used'},`;
}
