import type { Answer } from '../../model.ts';

/** Names under which chance has a part in a number. */
export const chanceWords = /random|jitter/i;

/** Whether anything of several answers with yes. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}
