import type { ts } from 'ts-morph';

/**
 * The innermost nodes of a file in whose text a word or phrase is written, in the order of the file: names, literals, and whatever else has it, each
 * once. Only the nodes that lead there are visited.
 */
export function* tokensWith(compiler: typeof ts, file: ts.SourceFile, written: string): Iterable<ts.Node> {
  const { text } = file;
  let last: ts.Node = file;
  for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1)) {
    if (!isWhole(text, at, written)) continue;
    const token = tokenAt(compiler, file, at);
    if (token !== last) yield token;
    last = token;
  }
}

/** Whether what stands at a place is no part of a longer word. */
function isWhole(text: string, at: number, written: string): boolean {
  return !joins(text, at - 1) && !joins(text, at + written.length - 1);
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

function tokenAt(compiler: typeof ts, root: ts.Node, at: number): ts.Node {
  const holds = (child: ts.Node): ts.Node | undefined =>
    child.pos <= at && at < child.end ? child : undefined;
  let node = root;
  for (let inner = compiler.forEachChild(node, holds); inner; inner = compiler.forEachChild(node, holds))
    node = inner;
  return node;
}
