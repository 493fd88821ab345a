import { remember } from '../remember.ts';
import { ancestors, below } from './folders.ts';
import { keptReading } from './kept-reading.ts';
import { objectAt, parseManifest, textAt } from './manifest.ts';

const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** The manifests that lie in folders: `null` where there is none. */
const manifests = keptReading((disk) =>
  remember((folder: string) => {
    const text = disk.readLayout(below(folder, 'package.json'));
    return text === undefined ? null : parseManifest(text);
  }),
);

/** The manifests of the packages that files belong to, and of those around them; each once. */
export function manifestsOf(fileNames: Iterable<string>): readonly object[] {
  const manifestIn = manifests();
  const folders = new Map<string, object | null>();
  for (const fileName of fileNames) {
    for (const folder of ancestors(fileName)) {
      if (folders.has(folder)) break;
      folders.set(folder, manifestIn(folder));
    }
  }
  return [...folders.values()].filter((manifest) => manifest !== null);
}

/** The semver ranges in which manifests ask for a package; tags and addresses are left out. */
export function rangesIn(manifests: readonly object[], dependency: string): readonly string[] {
  const ranges = manifests.flatMap((manifest) =>
    kinds.map((kind) => textAt(objectAt(manifest, kind), dependency)).filter((range) => range !== null),
  );
  return [...new Set(ranges)].filter((range) => /^[\s\dv^~<>=|.*x-]+$/i.test(range));
}
