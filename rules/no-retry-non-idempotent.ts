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
        '`{{name}}`{{at}} repeats `{{call}}`{{via}} after every failure: a request that timed out may have been {{done}}, and is then {{done}} twice. Pass {{option}} made before the first attempt, or do not retry it (pattern: idempotency key).',
      loop: 'A loop{{of}}{{at}} repeats `{{call}}`{{via}} after every failure: a request that timed out may have been {{done}}, and is then {{done}} twice. Pass {{option}} made before the first attempt, or do not retry it (pattern: idempotency key).',
      recursion:
        'A catch{{at}} starts over with `{{call}}`{{via}} after every failure: a request that timed out may have been {{done}}, and is then {{done}} twice. Pass {{option}} made before the first attempt, or do not retry it (pattern: idempotency key).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, where }, report) {
        for (const { span, call, key, retry, via } of summaries.repeatedCreates(facts)) {
          const data = {
            name: retry.name,
            at: retry.span.file === facts.file ? '' : ` (\`${where(retry.span)}\`)`,
            of: retry.name === '' ? '' : ` of \`${retry.name}\``,
            call: call.callee,
            via: viaChain(via),
            option: optionText(key),
            done: doneTo(call.remote?.system),
          };
          report(span, { messageId: retry.by, data });
        }
      },
    });
  },
});

function optionText({ option, inEach, byConvention }: KeyOption): string {
  if (byConvention) return `${option}, if the service takes one,`;
  return inEach ? `${option} in each item,` : option;
}

interface KeyOption {
  readonly option: string;
  readonly inEach?: true;
  readonly byConvention?: true;
}

/** What a system does with a request that it carries out. */
function doneTo(system: string | undefined): string {
  if (system === 'queue') return 'enqueued';
  if (system === 'broker') return 'published';
  if (system === 'workflow') return 'started';
  return system === 'mail' || system === 'chat' ? 'sent' : 'carried out';
}
