import { arithmetic, timeText } from '../src/eslint/arithmetic.ts';
import { createRule } from '../src/eslint/create-rule.ts';
import { viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-inverted-timeout-budget',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow limits that are over before the limits and retries inside them are',
      recommended: true,
      group: 'failure',
      cost: 'degradation',
      pattern: 'deadline budget',
    },
    schema: [],
    messages: {
      inverted:
        '{{by}} is given up while it may still be at work by its own limits: {{sum}}, inside a budget of {{budget}}{{via}}. Let what is inside end before the budget does (pattern: deadline budget).',
      late: '{{by}} is given up before its last attempt: {{sum}}, so that the last one may begin after {{last}}, outside a budget of {{budget}}{{via}}. Give each attempt less time, or make fewer (pattern: deadline budget).',
      run: 'The platform ends `{{owner}}` while it may still be at work by its own limits: {{sum}}, inside a run of {{budget}} at most{{via}}. Let the calls end early enough for the run to answer (pattern: deadline budget).',
      again:
        '`{{queue}}` delivers the message again while `{{owner}}` may still be at work by its own limits: {{sum}}, hidden for {{budget}} at most{{via}}. Let the calls end earlier, or hide the message longer (pattern: deadline budget).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, runLimit }, report) {
        for (const { span, call, ms, inside, lastAtMs, via } of summaries.tightBudgets(facts)) {
          const sum = arithmetic(inside);
          const data = { sum, budget: timeText(ms), via: viaChain(via), last: timeText(lastAtMs ?? 0) };
          const by = call.racedMs === undefined ? `What \`${call.callee}\` runs` : `\`${call.callee}\``;
          report(span, { messageId: lastAtMs === null ? 'inverted' : 'late', data: { by, ...data } });
        }
        for (const { owner, span, inside, totalMs, hiding, via } of summaries.longRuns(facts)) {
          const seconds = runLimit()?.seconds ?? null;
          const limitMs = owner.runLimitMs ?? (seconds === null ? Infinity : seconds * 1000);
          const isHiddenTooBriefly = hiding !== null && hiding.ms < limitMs;
          const budgetMs = isHiddenTooBriefly ? hiding.ms : limitMs;
          if (totalMs < budgetMs) continue;
          const budget = timeText(budgetMs);
          const data = { owner: owner.name, sum: arithmetic(inside), budget, via: viaChain(via) };
          if (isHiddenTooBriefly)
            report(span, { messageId: 'again', data: { ...data, queue: hiding.queue } });
          else report(span, { messageId: 'run', data });
        }
      },
    });
  },
});
