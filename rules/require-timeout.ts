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
      cost: 'outage',
      pattern: 'timeout',
    },
    schema: [],
    messages: {
      unbounded:
        '`{{callee}}` can {{hang}}: no limit is set, and {{otherwise}}. {{pass}} (pattern: timeout).',
      omitted:
        '`{{callee}}` can {{hang}}: this call leaves the limit out{{via}}, and {{otherwise}}. Hand one through to `{{call}}` (pattern: timeout).',
      withheld:
        '`{{callee}}` can {{hang}}: no caller of `{{wrapper}}` hands it a limit ({{calls}} calls{{among}}), and {{otherwise}}. {{pass}} (pattern: timeout).',
      client:
        'Calls on this client can {{hang}}, `{{callee}}` among them: it is built without a limit, and {{otherwise}}. {{pass}} to `{{maker}}` (pattern: timeout).',
      spent:
        '`{{callee}}` can {{hang}}: its client is built without a limit, and {{otherwise}}. {{pass}} to `{{maker}}` (pattern: timeout).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries, settings, runLimit }, report) {
        // A declared mesh ends calls between services, whatever their client does.
        const isEnded = (remote: { readonly system: string } | null): boolean =>
          (settings.mesh.timeout && remote?.system === 'service') || isShort(runLimit());
        for (const { span, callee, remote, bound, via, remedy, withheld } of summaries.unboundedCalls(
          facts,
        )) {
          if (isEnded(remote)) continue;
          const call = via.at(-1) ?? callee;
          const own = via.length > 1 ? `that of \`${call}\`` : 'its own';
          const wait = waitOf(remote.library, bound.idle, own, runLimit());
          const pass = passOption(bound.option);
          const data = { callee, call, via: viaChain(via), ...wait, ...withheldIn(withheld), pass };
          const messageId = withheld ? 'withheld' : via.length > 1 ? 'omitted' : 'unbounded';
          report(span, { messageId, data, remedy });
        }
        for (const { client, bound, call, spent } of summaries.unboundedClients(facts)) {
          if (isEnded(call.remote)) continue;
          const wait = waitOf(client.library, bound.idle, 'its own', runLimit());
          const { maker } = client;
          const data = { callee: call.callee, ...wait, maker, pass: passOption(bound.option) };
          report(client.span, { messageId: spent ? 'spent' : 'client', data, remedy: bound.remedy });
        }
      },
    });
  },
});

/** Which function gets a limit from nobody, and one that gives it none. */
function withheldIn(withheld: { wrapper: string; calls: number; caller: string | null } | null) {
  if (!withheld) return {};
  const { wrapper, calls, caller } = withheld;
  return { wrapper, calls, among: caller === null ? '' : `, one of them in \`${caller}\`` };
}

/** The longest run of a function, in seconds, that ends a hanging call before it does harm by its length. */
const shortRun = 60;

interface Run {
  readonly seconds: number | null;
}

/** Whether a hanging call ends soon, as the platform ends the run; a limit that a template leaves open proves nothing. */
function isShort(run: Run | null): boolean {
  return run !== null && (run.seconds === null || run.seconds <= shortRun);
}

/** How long a call can take to which nobody sets a limit, and why. */
function waitOf(library: string, idle: string, own: string, run: Run | null) {
  if (idle !== '') return { hang: 'hang for minutes', otherwise: `${own} is ${idle}` };
  const hang = run ? `wait until the platform ends the run after ${String(run.seconds)} s` : 'wait for ever';
  return { hang, otherwise: `\`${library}\` has none of its own` };
}
