import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { checkSuggestions } from '../../scripts/suggestions/check.ts';
import { createTypeCheck } from '../../scripts/suggestions/types.ts';

const example = fileURLToPath(new URL('../../examples/orders', import.meta.url));

test('each suggestion on the order system leaves a file that type-checks, without the finding', async () => {
  const { applied, unsafe } = await checkSuggestions(example);
  expect(applied).toBeGreaterThan(0);
  expect(unsafe).toEqual([]);
});

test('a text that does not type-check is seen', () => {
  const countErrors = createTypeCheck();
  const file = `${example}/shared/retry.ts`;
  expect(countErrors(file, 'export const attempts = 3;\n')).toBe(0);
  expect(countErrors(file, "export const attempts: number = 'three';\n")).toBe(1);
});
