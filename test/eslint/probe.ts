import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { createRule, type ServiceRule } from '../../src/eslint/create-rule.ts';
import { visitService, type ServiceHandlers } from '../../src/eslint/visit-service.ts';

/** A rule that looks at the service with the given handlers and reports with `seen`. */
export function probe(handlers: ServiceHandlers<'seen'>, name = 'probe'): ServiceRule<'seen'> {
  return createRule({
    name,
    meta: {
      type: 'problem',
      docs: {
        description: 'require what it sees',
        recommended: false,
        group: 'failure',
        cost: 'outage',
        pattern: 'timeout',
      },
      schema: [],
      messages: { seen: '{{what}}' },
    },
    create: (context) => visitService(context, handlers),
  });
}

/** Reports every call that leaves the process. */
export const seesCalls = probe({
  call({ span, callee, remote }, _service, report) {
    if (remote)
      report(span, { messageId: 'seen', data: { what: callee }, remedy: remote.bound?.remedy ?? null });
  },
});

interface Lint {
  readonly code: string;
  readonly rules: readonly ServiceRule<'seen'>[];
  readonly filename?: string;
  /** `settings.distributed`. */
  readonly distributed?: unknown;
}

/** Lints one text without typed linting; `project: false` unless settings are given. */
export function lint({
  code,
  rules,
  filename,
  distributed = { project: false },
}: Lint): Linter.LintMessage[] {
  const named = rules.map((rule, index) => [`rule-${String(index)}`, rule] as const);
  return new Linter({ configType: 'flat' }).verify(
    code,
    {
      files: ['**/*.{ts,js}', '<input>'],
      languageOptions: { parser },
      plugins: { probes: { rules: Object.fromEntries(named) } },
      rules: Object.fromEntries(named.map(([name]) => [`probes/${name}`, 'error'])),
      settings: { distributed },
    },
    filename === undefined ? {} : { filename },
  );
}
