import type { BaseIssue } from 'valibot';

import { nearest } from './nearest.ts';

const expectations: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  record: 'an object',
};

/** One sentence on what is wrong with a setting: where, what was found, what is allowed. */
export function describeProblem(issue: BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`,
  );
  const text = `\`settings.distributed${path.join('')}\` ${problem(issue)}`;
  return text.endsWith('?') ? text : `${text}.`;
}

/** Messages of our own schemas say what is wrong or what is allowed; the others are told from what was expected. */
function problem({ message, type, expected, received }: BaseIssue<unknown>): string {
  if (/^(is|starts) /.test(message)) return message;
  if (!message.startsWith('Invalid ')) return `is ${received}; allowed: ${message}`;
  const choices = expected?.replace(/^\(|\)$/g, '').split(' | ') ?? [];
  if (choices.length > 1 && received.startsWith('"')) return `is ${received}; ${nearest(received, choices)}`;
  return `is ${received}; allowed: ${expectations[type] ?? choices.join(', ')}`;
}
