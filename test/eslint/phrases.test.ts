import { expect, it } from 'vitest';
import { failureEndText } from '../../src/eslint/phrases.ts';

const at = (file: string) => ({ file, start: 0, end: 1 });

it('says in which file a failure ends that is not the linted one', () => {
  expect(failureEndText({ by: 'allSettled', span: at('/app/hooks/send.ts') }, at('/app/place.ts'), 21)).toBe(
    '`Promise.allSettled` (send.ts:21)',
  );
});

it('says on which line of the linted file it ends', () => {
  expect(failureEndText({ by: 'catch', span: at('/app/place.ts') }, at('/app/place.ts'), 7)).toBe(
    'the `catch` (line 7)',
  );
});
