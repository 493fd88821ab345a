import { readFileSync } from 'node:fs';

import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';

import plugin from '../../src/index.ts';
import { createTypeCheck } from './types.ts';

/** What came of applying every suggestion below a folder, each by itself. */
export interface SuggestionCheck {
  readonly applied: number;
  /** The suggestions that are not safe, one sentence each. */
  readonly unsafe: readonly string[];
}

/** Applies each suggestion of each finding, and looks whether the file still parses and type-checks and the finding is gone. */
export async function checkSuggestions(folder: string): Promise<SuggestionCheck> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    overrideConfig: [{ ignores: ['**/dist/**', '**/*.d.ts'] }, config],
  });
  const countErrors = createTypeCheck();
  const unsafe: string[] = [];
  let applied = 0;
  for (const { filePath, messages } of await eslint.lintFiles(['**/*.{ts,tsx,js,mjs,cjs}'])) {
    for (const [message, suggestion] of messages.flatMap(pairs)) {
      const before = readFileSync(filePath, 'utf8').replace(/^\uFEFF/, '');
      const after = apply(before, suggestion);
      const [result] = await eslint.lintText(after, { filePath });
      const problem =
        problemIn(message, result?.messages ?? []) ??
        (countErrors(filePath, after) > countErrors(filePath, before) ? 'does not type-check' : null);
      applied += 1;
      if (problem !== null)
        unsafe.push(`${filePath}:${message.line} "${suggestion.desc}" ${problem}: ${suggestion.fix.text}`);
    }
  }
  return { applied, unsafe };
}

const config: Linter.Config = {
  files: ['**/*.{ts,tsx,js,mjs,cjs}'],
  plugins: { distributed: plugin },
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`distributed/${rule}`, 'error'])),
};

function pairs(message: Linter.LintMessage) {
  return (message.suggestions ?? []).map((suggestion) => [message, suggestion] as const);
}

function apply(text: string, { fix: { range, text: inserted } }: Linter.LintSuggestion): string {
  return text.slice(0, range[0]) + inserted + text.slice(range[1]);
}

/** What is wrong with a file whose finding a suggestion should have ended; `null` when nothing is. */
function problemIn(finding: Linter.LintMessage, messages: readonly Linter.LintMessage[]): string | null {
  const refused = messages.find(({ fatal }) => fatal);
  if (refused) return `does not parse (${refused.message})`;
  const isStillThere = messages.some(
    ({ column, line, ruleId }) =>
      ruleId === finding.ruleId && line === finding.line && column === finding.column,
  );
  return isStillThere ? 'leaves the finding' : null;
}
