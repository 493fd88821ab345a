/** Which file each thing is told in that concerns a whole lint: a handful of texts in a process. */
const firstFiles = new Map<string, string>();

/**
 * Whether something that concerns the whole lint is told in this file: in the first one that is linted, and there again
 * when an editor lints it again.
 */
export function isToldIn(file: string, text: string): boolean {
  const first = firstFiles.get(text) ?? file;
  firstFiles.set(text, first);
  return first === file;
}
