/** A name as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Names as code: `a`, `b` and `c`. */
export function all(names: readonly string[]): string {
  return joined(names, 'and');
}

/** Names as code: `a`, `b` or `c`. */
export function any(names: readonly string[]): string {
  return joined(names, 'or');
}

/** Phrases in a row: a, b and c. */
export function row(phrases: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = phrases.at(-1) ?? '';
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} ${word} ${last}`;
}

function joined(names: readonly string[], word: 'and' | 'or'): string {
  return row(names.map(code), word);
}

/** A time in the unit that reads best: 80 s, 10 min, 500 ms. */
export function duration(ms: number): string {
  if (ms >= 60_000 && ms % 60_000 === 0) return `${String(ms / 60_000)} min`;
  return ms >= 1000 && ms % 100 === 0 ? `${String(ms / 1000)} s` : `${String(ms)} ms`;
}

/** A text as a sentence: with a capital, and with a full stop at its end. */
export function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}

/** The lines of a list. */
export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** What shares a key, in the order in which the keys were met. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
