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
        '`{{callee}}` has each message taken as done on delivery: when `{{work}}` fails{{via}}, it is not delivered again. Leave out `{{option}}` and acknowledge after the last effect (pattern: acknowledge last).',
      default:
        '`{{callee}}` has each message taken as done on delivery, as its transport does where it is not told otherwise: when `{{work}}` fails{{via}}, it is not delivered again. Set `{{option}}` and acknowledge after the last effect (pattern: acknowledge last).',
      once: '`{{callee}}` is given each message once and nobody keeps it: it is lost when `{{work}}` fails{{via}}. Take such messages from a queue or a stream, and acknowledge after the last effect (pattern: acknowledge last).',
      unawaited:
        'The message that asks for this is taken as done while `{{work}}` may still fail{{via}}, since nobody waits for it: the message is not delivered again. Await the work, so that its handler fails with it (pattern: acknowledge last).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { span, callee, when, work, option, via } of summaries.earlyAcks(facts)) {
          report(span, { messageId: when, data: { callee, work, option, via: viaChain(via) } });
        }
        for (const { span, work, via } of summaries.lostWorks(facts)) {
          report(span, { messageId: 'unawaited', data: { work, via: viaChain(via) } });
        }
      },
    });
  },
});
