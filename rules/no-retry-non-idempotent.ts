import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-retry-non-idempotent',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow retries of what makes something new each time and carries no key',
      recommended: true,
      group: 'failure',
      cost: 'loss',
      pattern: 'idempotency key',
    },
    schema: [],
    messages: {
      policy:
        '`{{name}}` repeats `{{call}}`{{via}} after failures that may have lost only the answer, so it may be done twice. Pass {{option}} made before the first attempt, or do not retry it (pattern: idempotency key).',
      loop: 'A loop{{of}} repeats `{{call}}`{{via}} after failures that may have lost only the answer, so it may be done twice. Pass {{option}} made before the first attempt, or do not retry it (pattern: idempotency key).',
      recursion:
        'A catch starts over with `{{call}}`{{via}} after failures that may have lost only the answer, so it may be done twice. Pass {{option}} made before the first attempt, or do not retry it (pattern: idempotency key).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, call, key, retry, via } of summaries.repeatedCreates(facts)) {
          const data = {
            name: retry.name,
            of: retry.name === '' ? '' : ` of \`${retry.name}\``,
            call: call.callee,
            via: viaChain(via),
            option: key.option,
          };
          report(span, { messageId: retry.by, data });
        }
      },
    });
  },
});
