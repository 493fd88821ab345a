import { createRule } from '../src/eslint/create-rule.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-redelivery-loop',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow giving a message that fails back to its queue without end',
      recommended: true,
      group: 'synchronization',
      cost: 'outage',
      pattern: 'dead-letter queue',
    },
    schema: [],
    messages: {
      endless:
        '`{{callee}}` gives each message that fails back to its queue: one that can never be handled goes round without end. Pass `false` as `requeue`, which leads to the queue’s dead-letter exchange, or limit the deliveries by `x-delivery-limit` (pattern: dead-letter queue).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, settings }, report) {
        for (const { span, callee, queue } of summaries.redeliveryLoops(facts)) {
          if (queue !== null && settings.deadLetter.includes(queue)) continue;
          report(span, { messageId: 'endless', data: { callee } });
        }
      },
    });
  },
});
