/** A table in Markdown whose first columns are text, one of them or more, and whose others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [head, head.map((_, at) => (at < texts ? '---' : '---:')), ...rows].map(line).join('\n');
}
