import { createRule } from '../src/eslint/create-rule.ts';
import { functionText, viaChain } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-client-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow pools and clients that are built anew for each request',
      recommended: true,
      group: 'failure',
      cost: 'outage',
      pattern: 'shared client',
    },
    schema: [],
    messages: {
      repeated:
        '`{{name}}` opens connections of its own each time {{entry}} runs{{via}}, and no other request uses them. Build it once, at the top level of a module or as a provider, and share it (pattern: shared client).',
    },
  },
  create(context) {
    return visitService(context, {
      file(facts, { summaries }, report) {
        for (const { build, via } of summaries.repeatedBuilds(facts)) {
          const data = {
            name: build.name,
            entry: functionText(via[0] ?? '', 'the handler'),
            via: viaChain(via),
          };
          report(build.span, { messageId: 'repeated', data });
        }
      },
    });
  },
});
