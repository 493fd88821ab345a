import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const script = /(?<!\.d)\.[cm]?[jt]sx?$/;
const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.next', '.yarn']);

/** The scripts below a folder in a stable order; links are not followed. */
export function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesIn(path);
      return entry.isFile() && script.test(entry.name) && !entry.name.endsWith('.min.js') ? [path] : [];
    });
}
