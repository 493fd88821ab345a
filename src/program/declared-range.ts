import { readText } from './disk.ts';
import { ancestors, below } from './folders.ts';
import { objectAt, parseManifest, textAt } from './manifest.ts';

const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/**
 * The semver range in which a file's package asks for another package, by the nearest package.json above it that names it; `null` when
 * none does, or when it asks by a tag or an address.
 */
export function declaredRange(fileName: string, dependency: string): string | null {
  for (const folder of ancestors(fileName)) {
    const manifest = parseManifest(readText(below(folder, 'package.json')));
    const range = kinds
      .map((kind) => textAt(objectAt(manifest, kind), dependency))
      .find((one) => one !== null);
    if (range !== undefined) return /^[\s\dv^~<>=|.*x-]+$/i.test(range) ? range : null;
  }
  return null;
}
