import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-ack-before-processing',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow acknowledging a message before its work is done',
      recommended: true,
      group: 'synchronization',
      cost: 'loss',
      pattern: 'acknowledge last',
    },
    schema: [],
    messages: {
      before:
        '`{{callee}}` takes the message as done before `{{work}}` is called{{via}}: when that fails, the message is not delivered again. Acknowledge after the last effect (pattern: acknowledge last).',
      beside:
        '`{{callee}}` takes the message as done while `{{work}}` may still fail{{via}}, since nobody waits for it: the message is not delivered again. Await the work before you acknowledge (pattern: acknowledge last).',
      delivery:
        '`{{callee}}` has each message taken as done on delivery: when `{{work}}` fails{{via}}, it is not delivered again. Leave out `{{option}}`, acknowledge after the last effect, and reject the message (`nack`) in a catch (pattern: acknowledge last).',
      default:
        '`{{callee}}` has each message taken as done on delivery, as its transport does by default: when `{{work}}` fails{{via}}, it is not delivered again. Set `{{option}}`, acknowledge after the last effect, and reject the message (`nack`) in a catch (pattern: acknowledge last).',
      once: '`{{callee}}` is given each message once and nobody keeps it: it is lost when `{{work}}` fails{{via}}. Take such messages from a queue or a stream, and acknowledge after the last effect (pattern: acknowledge last).',
      message:
        'The message that asks for this is taken as done while `{{work}}` may still fail{{via}}, since nobody waits for it: the message is not delivered again. Await the work, so that its handler fails with it (pattern: acknowledge last).',
      event:
        'The event that asks for this is taken as done while `{{work}}` may still fail{{via}}, since nobody waits for it: it does not come again. Await the work, and acknowledge after it, which on RabbitMQ takes `noAck: false` (pattern: acknowledge last).',
      webhook:
        'The request of the webhook is answered while `{{work}}` may still fail{{via}}, since nobody waits for it: the request is not sent again. Await the work, and answer with its failure (pattern: acknowledge last).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, when, work, option, via } of summaries.earlyAcks(facts)) {
          report(span, { messageId: when, data: { callee, work, option, via: viaChain(via) } });
        }
        for (const { span, by, work, via } of summaries.lostWorks(facts)) {
          report(span, { messageId: by, data: { work, via: viaChain(via) } });
        }
      },
    });
  },
});
