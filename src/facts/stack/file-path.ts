import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filePaths } from '../../libraries/constructs/file-paths.ts';
import { toSlashes } from '../../program/folders.ts';
import { textOf } from '../read-value.ts';
import type { ApiValue, Value } from '../value.ts';

const { paths, urls } = filePaths;

/** The absolute path that a value is, relative ones taken from a folder; `null` where a part of it is not known. */
export function filePathOf(value: Value, folder: string): string | null {
  const path = pathOf(value, folder);
  return path === null ? null : toSlashes(resolve(folder, path));
}

function pathOf(value: Value, folder: string): string | null {
  if (value.kind === 'text') return whole(value.parts, folder)?.join('') ?? null;
  if (value.kind !== 'api') return textOf(value);
  const name = value.path.replace(/^default\./, '');
  if (value.package === urls.package) return pathOfUrl(value, name);
  const parts = value.package === paths.package ? whole(value.args ?? [], folder) : null;
  return parts && composed(name, parts, folder);
}

/** All parts as paths; `null` where one is not known. */
function whole(parts: readonly Value[], folder: string): readonly string[] | null {
  const known = parts.flatMap((part) => pathOf(part, folder) ?? []);
  return known.length === parts.length ? known : null;
}

function composed(name: string, parts: readonly string[], folder: string): string | null {
  const is = (names: readonly string[]) => names.includes(name);
  if (is(paths.joins)) return join(...parts);
  if (is(paths.resolves)) return resolve(folder, ...parts);
  const [only] = parts;
  return is(paths.parents) && only !== undefined ? dirname(only) : null;
}

function pathOfUrl({ args }: ApiValue, name: string): string | null {
  const names: readonly string[] = urls.paths;
  const [url] = args ?? [];
  const address = url && names.includes(name) ? addressOf(url) : null;
  return address?.protocol === 'file:' ? fileURLToPath(address) : null;
}

function addressOf(url: Value): URL | null {
  const given = url.kind === 'api' ? (url.args ?? []) : [url];
  const [address = null, base] = given.map(textOf);
  if (address === null || base === null) return null;
  return URL.canParse(address, base) ? new URL(address, base) : null;
}
