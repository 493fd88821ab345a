import { createRule } from '../src/eslint/create-rule.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-unbounded-acquire',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow pools that let requests wait for a connection without a limit',
      recommended: 'strict',
      group: 'failure',
      cost: 'outage',
      pattern: 'bounded queue',
    },
    schema: [],
    messages: {
      time: 'When all connections of this `{{type}}` are taken, whoever asks for one waits for ever: no limit is set, and `{{library}}` has none of its own. Pass {{option}} (pattern: bounded queue).',
      queue:
        'When all connections of this `{{type}}` are taken, the line for one grows without end: no limit is set, and `{{library}}` has none of its own. Pass {{option}} (pattern: bounded queue).',
    },
  },
  create(context) {
    return visitService(context, {
      client({ span, type, library, acquire }, _service, report) {
        // `unknown` stays silent: options that are built elsewhere may well hold a limit.
        if (acquire?.bounded !== 'no') return;
        const { limits, option, remedy } = acquire;
        report(span, { messageId: limits, data: { type, library, option }, remedy });
      },
    });
  },
});
