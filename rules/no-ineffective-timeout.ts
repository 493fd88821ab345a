import { createRule } from '../src/eslint/create-rule.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-ineffective-timeout',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow timeouts that do not limit the call',
      recommended: true,
      group: 'failure',
      cost: 'outage',
      pattern: 'timeout with cancellation',
    },
    schema: [],
    messages: {
      ineffective:
        '{{option}} does not limit `{{callee}}` as it says: {{because}}. {{instead}} (pattern: timeout with cancellation).',
      abandoned:
        '`{{callee}}` goes on after this race has given up on it: {{because}}. {{instead}} (pattern: timeout with cancellation).',
    },
  },
  create(context) {
    return visitService(context, {
      ineffectiveTimeout({ span, callee, reason, option, because, instead, remedy }, _service, report) {
        const messageId = reason === 'abandoned' ? 'abandoned' : 'ineffective';
        report(span, { messageId, data: { callee, option, because, instead }, remedy });
      },
    });
  },
});
