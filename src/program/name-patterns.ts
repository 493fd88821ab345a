/** A test for names that match one of some patterns. `*` stands for any characters and `[0-9]` for a digit; all else stands for itself. */
export function matcherOf(patterns: readonly string[]): (name: string) => boolean {
  const pattern = anyOf(patterns);
  return (name) => pattern.test(name);
}

/** The same as one expression. */
export function anyOf(patterns: readonly string[]): RegExp {
  const alternatives = patterns.map((pattern) => pattern.replace(/[.@/$]/g, '\\$&').replaceAll('*', '.*'));
  return new RegExp(`^(?:${alternatives.join('|') || '(?!)'})$`);
}
