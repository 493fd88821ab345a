/** Whether a pattern, in which `*` stands for characters of one segment, matches a whole path. */
export function matches(pattern: string, path: string): boolean {
  if (!pattern.includes('*')) return pattern === path;
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(`^${pattern.split('*').map(escape).join('[^.()]*')}$`);
    compiled.set(pattern, expression);
  }
  return expression.test(path);
}

const compiled = new Map<string, RegExp>();

function escape(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
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
