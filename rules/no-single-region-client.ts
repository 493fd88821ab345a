import { createRule } from '../src/eslint/create-rule.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-single-region-client',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow clients that are pinned to one region with no other in the program',
      recommended: true,
      group: 'cap',
      cost: 'outage',
      pattern: 'multi-region failover',
    },
    schema: [],
    messages: {
      pinned:
        'This `{{type}}` works in `{{region}}` only: the region is written in, and the program knows no other for it. Take the region from the deployment and name a second one to fail over to (pattern: multi-region failover).',
    },
  },
  create(context) {
    return visitService(context, {
      client(client, { summaries }, report) {
        const { region, type } = client;
        if (region?.from !== 'literal' || region.name === null) return;
        // The vendor offers the service in one region, or another place stands beside this one.
        if (region.pinned || region.alternative !== 'no') return;
        if (summaries.hasOtherRegion(client)) return;
        report(region.span, { messageId: 'pinned', data: { type, region: region.name } });
      },
    });
  },
});
