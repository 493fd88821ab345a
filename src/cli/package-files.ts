import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Absolute path of a file that travels in the package, such as `docs/rules/require-timeout.md`. */
export function packageFile(path: string): string {
  const manifest = createRequire(import.meta.url).resolve('eslint-plugin-distributed/package.json');
  return join(dirname(manifest), path);
}
