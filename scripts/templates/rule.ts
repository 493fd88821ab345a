/** The files of a new rule, by path. Each says what its author fills in. */
export function ruleFiles(id: string): Readonly<Record<string, string>> {
  return {
    [`rules/${id}.ts`]: rule(id),
    [`test/rules/${id}.test.ts`]: test(id),
    [`docs/rules/${id}.md`]: page(id),
  };
}

const rule = (id: string) => `import { createRule } from '../src/eslint/create-rule.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: '${id}',
  meta: {
    type: 'problem',
    docs: {
      description: '${id.startsWith('no-') ? 'disallow' : 'require'} …',
      recommended: false,
      group: 'failure',
      cost: 'outage',
      pattern: 'timeout',
    },
    schema: [],
    messages: {
      unguarded: '\`{{callee}}\` does what nobody wants. Do this instead (pattern: timeout).',
    },
  },
  create(context) {
    return visitService(context, {
      call({ span, callee, remote }, _service, report) {
        if (!remote) return;
        report(span, { messageId: 'unguarded', data: { callee } });
      },
    });
  },
});
`;

const test = (id: string) => `import rule from '../../rules/${id}.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('${id}', rule, {
  valid: [{ name: 'the near miss for each early return', code: '' }],
  invalid: [
    {
      name: 'the defect',
      code: "await fetch('https://stock.example/items');",
      errors: [{ messageId: 'unguarded', line: 1 }],
    },
  ],
});
`;

const page = (id: string) => `# ${id}

<!-- generated:header -->
<!-- /generated:header -->

## Why it matters

What happens in production: who waits, what is lost, what the user sees.

## Examples

\`\`\`ts
// ❌ incorrect
\`\`\`

\`\`\`ts
// ✅ correct
\`\`\`

## The pattern

What it is, how to choose its values, what to combine it with, what it costs.

## How it decides

What counts as proof, when it stays silent, how far it follows calls.

## When not to use it

The honest cases, and how to say so in code.

## Options

This rule has no options.

## Further reading
`;
