import type { ESLint, Linter } from 'eslint';

/** What a run has to say about a place: what a rule found, or what kept us from checking the file. */
export type Entry = Finding | Obstacle;

/** A message of a rule, taken apart for reading. */
export interface Finding {
  readonly kind: 'finding';
  readonly line: number;
  readonly column: number;
  /** The rule's id without the plugin's name. */
  readonly rule: string;
  readonly text: string;
  /** Calls by which the reported effect is reached, as the message gives them; `null` when it is on the spot. */
  readonly chain: string | null;
  readonly pattern: string | null;
  readonly concern: string | null;
  /** What the defect costs, in the words of the rule's docs. */
  readonly cost: string | null;
  /** The narrowest preset by confidence that holds the rule. */
  readonly preset: string | null;
  readonly url: string | null;
}

/** `unparsed`: the file is no TypeScript or JavaScript; `notice`: a setting, a tag or a fault of ours. */
export interface Obstacle {
  readonly kind: 'unparsed' | 'notice';
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Reads a message of ESLint's, with the rule's own words about its pattern and concern. */
export function readEntry(message: Linter.LintMessage, plugin: ESLint.Plugin): Entry {
  const { line, column, ruleId, messageId } = message;
  if (ruleId === null) {
    return { kind: 'unparsed', line, column, text: message.message.replace(/^Parsing error: /, '') };
  }
  if (messageId === 'notice') return { kind: 'notice', line, column, text: message.message };
  const rule = ruleId.replace(/^distributed\//, '');
  const docs = plugin.rules?.[rule]?.meta?.docs ?? {};
  return {
    kind: 'finding',
    line,
    column,
    rule,
    text: message.message.replace(chainIn, '').replace(patternIn, ''),
    chain: chainIn.exec(message.message)?.[1] ?? null,
    pattern: patternIn.exec(message.message)?.[1] ?? null,
    concern: field(docs, 'group'),
    cost: field(docs, 'cost'),
    preset: field(docs, 'preset'),
    url: field(docs, 'url'),
  };
}

const chainIn = / \(via `([^`]+)`\)/;
const patternIn = / \(pattern: ([^)]+)\)/;

function field(docs: object, name: string): string | null {
  const value: unknown = Object.entries(docs).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}
