/** Whether a pattern, in which `*` stands for characters of one segment, matches a whole path. */
export function matches(pattern: string, path: string): boolean {
  if (!pattern.includes('*')) return pattern === path;
  const segments = compiled.get(pattern) ?? pattern.split(separator).map((segment) => segment.split('*'));
  compiled.set(pattern, segments);
  const given = path.split(separator);
  return given.length === segments.length && segments.every((parts, at) => isMadeOf(given[at] ?? '', parts));
}

const separator = /([.()])/;

/** The segments of a pattern and what separates them, each as the parts between its stars. */
const compiled = new Map<string, readonly (readonly string[])[]>();

/** Whether a text consists of these parts with anything between them; in time that grows with its length, however many they are. */
function isMadeOf(text: string, [first = '', ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return text === first;
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** `import x from` and `import * as x from` name the same members of a CommonJS package: `default.get` and `get`. */
export function eitherExport<T>(type: string, path: string, find: (path: string) => T | null): T | null {
  const found = find(path);
  if (found !== null || type !== '') return found;
  if (path.startsWith('default.')) return find(path.slice('default.'.length));
  if (path === 'default') return find('');
  if (path.startsWith('default(')) return find(path.slice('default'.length));
  return path.startsWith('(')
    ? find(`default${path}`)
    : path === ''
      ? find('default')
      : find(`default.${path}`);
}

/** The export with which an access path starts. */
export function firstSegment(path: string): string {
  return /^[^.()]*/.exec(path)?.[0] ?? '';
}

/** The member with which an access path ends. */
export function lastSegment(path: string): string {
  return path.replaceAll('()', '').split('.').at(-1) ?? '';
}
