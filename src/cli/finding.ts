import type { ESLint, Linter } from 'eslint';

/** A message of a rule, taken apart for reading. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  /** The rule's id without the plugin's name; empty for a file that cannot be parsed. */
  readonly rule: string;
  readonly text: string;
  /** Calls by which the reported effect is reached, as the message gives them; `null` when it is on the spot. */
  readonly chain: string | null;
  readonly pattern: string | null;
  readonly concern: string | null;
  readonly url: string | null;
}

/** Reads a message of ESLint's, with the rule's own words about its pattern and concern. */
export function readFinding(message: Linter.LintMessage, plugin: ESLint.Plugin): Finding {
  const rule = message.ruleId?.replace(/^distributed\//, '') ?? '';
  const docs = plugin.rules?.[rule]?.meta?.docs ?? {};
  const [, chain = null] = chainIn.exec(message.message) ?? [];
  return {
    line: message.line,
    column: message.column,
    rule,
    text: message.message
      .replace(chainIn, '')
      .replace(patternIn, '')
      .replace(/^Parsing error: /, ''),
    chain,
    pattern: patternIn.exec(message.message)?.[1] ?? null,
    concern: field(docs, 'group'),
    url: field(docs, 'url'),
  };
}

const chainIn = / \(via `([^`]+)`\)/;
const patternIn = / \(pattern: ([^)]+)\)/;

function field(docs: object, name: string): string | null {
  const value: unknown = Object.entries(docs).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}
