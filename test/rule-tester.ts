import { fileURLToPath } from 'node:url';

import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const tsconfigRootDir = fileURLToPath(new URL('fixtures/rule-tester', import.meta.url));

/** Lints each case as `file.ts` with typed linting. Imports reach the real packages. Other file names are allowed too. */
export const ruleTester = new RuleTester({
  languageOptions: {
    parserOptions: {
      tsconfigRootDir,
      projectService: {
        allowDefaultProject: ['@(!(file)).ts', '*.{js,mjs,cjs,tsx,mts,cts}', '*/*.{ts,js}', '*/*/*.{ts,js}'],
        defaultProject: 'tsconfig.json',
        maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 100,
      },
    },
  },
});

/** Lints each case without typed linting, so that the plugin opens a program of its own. The findings are the same. */
export const untypedRuleTester = new RuleTester({ languageOptions: { parserOptions: { tsconfigRootDir } } });
