/**
 * Replaces what stands between `<!-- generated:name -->` and `<!-- /generated:name -->`. The text comes back unchanged
 * when it has no such section.
 */
export function replaceSection(text: string, name: string, body: string): string {
  const opening = `<!-- generated:${name} -->`;
  const closing = `<!-- /generated:${name} -->`;
  const start = text.indexOf(opening);
  const end = text.indexOf(closing);
  if (start === -1 || end < start) return text;
  return `${text.slice(0, start + opening.length)}\n\n${body.trim()}\n\n${text.slice(end)}`;
}

/** Whether a text has the section. */
export function hasSection(text: string, name: string): boolean {
  return text.includes(`<!-- generated:${name} -->`) && text.includes(`<!-- /generated:${name} -->`);
}
