import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-redelivery-loop',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow messages that are delivered again without end',
      recommended: true,
      group: 'synchronization',
      cost: 'outage',
      pattern: 'dead-letter queue',
    },
    schema: [],
    messages: {
      endless:
        '`{{callee}}`{{via}} gives each message that fails back to its queue: one that can never be handled goes round {{lasts}}. {{remedy}} (pattern: dead-letter queue).',
      stuck:
        '`{{callee}}`{{via}} throws for a message that it cannot read, and {{by}} gives the consumer no other one: it stops there, again after each restart. Keep the error in, and put the message aside in a topic of its own (pattern: dead-letter queue).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, settings }, report) {
        for (const { span, callee, queue, endless, via } of summaries.redeliveryLoops(facts)) {
          if (queue !== null && settings.deadLetter.includes(queue)) continue;
          report(span, {
            messageId: 'endless',
            data: { callee, via: viaChain(via), remedy: endless.remedy, lasts: endless.lasts },
          });
        }
        for (const { span, callee, via, by } of summaries.stuckConsumers(facts)) {
          report(span, { messageId: 'stuck', data: { callee, via: viaChain(via), by } });
        }
      },
    });
  },
});
