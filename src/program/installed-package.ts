import { remember } from '../remember.ts';
import { readText } from './disk.ts';
import { parseManifest, textAt } from './manifest.ts';
import type { InstalledPackage } from './service-program.ts';

const installFolder = '/node_modules/';
const packageAt = remember(readPackage);

/**
 * The package that a file belongs to when it lies in `node_modules`, `null` elsewhere. Reads the package.json beside it, once for each
 * folder, so that a package installed under another name is known by its own. A package of types (`@types/foo__bar`) answers for
 * the package that it describes (`@foo/bar`).
 */
export const packageOf = remember((fileName: string): InstalledPackage | null => {
  const folder = packageFolder(fileName.replaceAll('\\', '/'));
  return folder === null ? null : packageAt(folder);
});

function readPackage(folder: string): InstalledPackage {
  const manifest = parseManifest(readText(`${folder}/package.json`));
  const name = folder.slice(folder.lastIndexOf(installFolder) + installFolder.length);
  return {
    name: describedPackage(textAt(manifest, 'name') ?? name),
    version: textAt(manifest, 'version'),
  };
}

/** The package that a package of types describes; any other package is its own. */
export function describedPackage(name: string): string {
  if (!name.startsWith('@types/')) return name;
  const described = name.slice('@types/'.length);
  const scopeEnd = described.indexOf('__');
  return scopeEnd === -1 ? described : `@${described.slice(0, scopeEnd)}/${described.slice(scopeEnd + 2)}`;
}

// The last `node_modules` is the one that counts: pnpm keeps `node_modules/.pnpm/<name>@<version>/node_modules/<name>`.
function packageFolder(path: string): string | null {
  const start = path.lastIndexOf(installFolder);
  if (start === -1) return null;
  const inside = start + installFolder.length;
  const segments = path.slice(inside).split('/');
  const isScoped = segments[0]?.startsWith('@') ?? false;
  return path.slice(0, inside) + segments.slice(0, isScoped ? 2 : 1).join('/');
}
