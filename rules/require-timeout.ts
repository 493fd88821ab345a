import { createRule } from '../src/eslint/create-rule.ts';
import { passOption, viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'require-timeout',
  meta: {
    type: 'problem',
    docs: {
      description: 'require remote calls to have a timeout',
      recommended: true,
      group: 'failure',
      pattern: 'timeout',
    },
    schema: [],
    messages: {
      unbounded:
        '`{{callee}}` can wait for ever: no limit is set, and {{otherwise}}. {{pass}} (pattern: timeout).',
      omitted:
        '`{{callee}}` can wait for ever: this call leaves the limit out{{via}}, and {{otherwise}}. Hand one through to `{{call}}` (pattern: timeout).',
      client:
        'Calls on this client can wait for ever, `{{callee}}` among them: it is built without a limit, and {{otherwise}}. {{pass}} here (pattern: timeout).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, settings }, report) {
        for (const { span, callee, remote, bound, via, remedy } of summaries.unboundedCalls(facts)) {
          // A declared mesh ends calls between services, whatever their client does.
          if (settings.mesh.timeout && remote.system === 'service') continue;
          const data = {
            callee,
            otherwise: otherwise(remote.library, bound.idle),
            pass: passOption(bound.option),
            call: via.at(-1) ?? callee,
            via: viaChain(via),
          };
          report(span, { messageId: via.length > 1 ? 'omitted' : 'unbounded', data, remedy });
        }
        for (const { client, bound, call } of summaries.unboundedClients(facts)) {
          if (settings.mesh.timeout && call.remote?.system === 'service') continue;
          const data = {
            callee: call.callee,
            otherwise: otherwise(client.library, bound.idle),
            pass: passOption(bound.option),
          };
          report(client.span, { messageId: 'client', data, remedy: bound.remedy });
        }
      },
    });
  },
});

function otherwise(library: string, idle: string): string {
  return idle === '' ? `\`${library}\` has none of its own` : `its own limit is no more than ${idle}`;
}
