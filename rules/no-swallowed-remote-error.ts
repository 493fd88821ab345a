import { createRule } from '../src/eslint/create-rule.ts';
import { optionalName } from '../src/eslint/optional.ts';
import { failureEndText, viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-swallowed-remote-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow telling success when a change in another system has failed',
      recommended: true,
      group: 'failure',
      cost: 'loss',
      pattern: 'error propagation',
    },
    schema: [],
    messages: {
      returned:
        'When `{{call}}` fails{{via}}, the error goes no further{{than}}, and the function returns success all the same. Throw the error on, or return a failure (pattern: error propagation).',
      request:
        'When `{{call}}` fails{{via}}, the error goes no further{{than}}, and the request is answered with success. Throw the error on, so that the caller can try again (pattern: error propagation).',
      message:
        'When `{{call}}` fails{{via}}, the error goes no further{{than}}, and the message is taken as done. Throw the error on, so that it is delivered again (pattern: error propagation).',
      event:
        'When `{{call}}` fails{{via}}, the error goes no further{{than}}, and the event is taken as handled. Throw the error on, so that it is delivered again (pattern: error propagation).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, settings, where }, report) {
        for (const { span, call, via, told, end } of summaries.mutedWrites(facts)) {
          if (optionalName(call, settings) !== null) continue;
          const than = end ? ` than ${failureEndText(end.by, where(end.span))}` : '';
          report(span, { messageId: told, data: { call: call.callee, via: viaChain(via), than } });
        }
      },
    });
  },
});
