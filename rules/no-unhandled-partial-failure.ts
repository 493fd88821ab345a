import { createRule } from '../src/eslint/create-rule.ts';
import { functionText } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-unhandled-partial-failure',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow batches whose failed part nobody looks at',
      recommended: true,
      group: 'failure',
      cost: 'loss',
      pattern: 'partial-batch retry',
    },
    schema: [],
    messages: {
      unread:
        '`{{callee}}` succeeds when a part of its batch fails, and nothing reads `{{told}}` of the answer, so that part is left undone. Send what it tells of again with backoff, and fail when some remains (pattern: partial-batch retry).',
      unreadQuery:
        '`{{callee}}` answers without a part of what it was asked for, and nothing reads `{{told}}` of the answer, so that part seems not to exist. Ask for it again with backoff (pattern: partial-batch retry).',
      unasked:
        '{{owner}} answers with the messages that failed, and `{{queue}}` does not ask for them, so it removes them with the others. Turn on `ReportBatchItemFailures` where it is made a source of events (pattern: partial-batch retry).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { owner, span, queue } of summaries.unaskedFailures(facts)) {
          const data = { owner: functionText(owner.name, 'This function'), queue: queue ?? 'its queue' };
          report(span, { messageId: 'unasked', data });
        }
      },
      call({ span, callee, remote }, _service, report) {
        if (remote?.partial?.read !== 'no') return;
        const messageId = remote.effect === 'read' ? 'unreadQuery' : 'unread';
        report(span, { messageId, data: { callee, told: remote.partial.told } });
      },
    });
  },
});
