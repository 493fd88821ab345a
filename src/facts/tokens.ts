import type { ts } from 'ts-morph';

/**
 * The innermost nodes of a file in whose text a word or phrase is written, in the order of the file: names, literals, and whatever else has it, each
 * once; none for an empty one. Only the nodes that lead there are visited, each once.
 */
export function tokensWith(compiler: typeof ts, file: ts.SourceFile, written: string): readonly ts.Node[] {
  const places = placesOf(file.text, written);
  const found = new Set<ts.Node>();
  let next = 0;
  const takeUpTo = (end: number, node: ts.Node): void => {
    for (; (places[next] ?? end) < end; next += 1) found.add(node);
  };
  const visit = (node: ts.Node): void => {
    compiler.forEachChild(node, (child) => {
      takeUpTo(child.pos, node);
      if ((places[next] ?? child.end) < child.end) visit(child);
    });
    takeUpTo(node.end, node);
  };
  if (places.length > 0) visit(file);
  return [...found];
}

/** Where a text holds a word or phrase that is no part of a longer word, in order. */
function placesOf(text: string, written: string): readonly number[] {
  const places: number[] = [];
  if (written === '') return places;
  for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1))
    if (!joins(text, at - 1) && !joins(text, at + written.length - 1)) places.push(at);
  return places;
}

/** Whether the characters at a place and behind it are of one word. */
function joins(text: string, at: number): boolean {
  return isWordPart(text.charCodeAt(at)) && isWordPart(text.charCodeAt(at + 1));
}

/** Letters of ASCII, digits, `_` and `$`. */
function isWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}
