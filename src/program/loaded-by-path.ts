import { posix } from 'node:path';
import { rememberWeakly } from '../remember.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';

/** A place at which modules are loaded by a path that is no plain text, or by a pattern. */
interface Loading {
  readonly from: string;
  /** With what the paths of the modules begin; `null` where that is not known. */
  readonly beginning: string | null;
}

/** `import(path)`, `require(path)`, `import.meta.glob('./jobs/*.ts')`, `require.context('./jobs')`, with what is given. */
const loads =
  /\b(import|require|import\.meta\.glob|require\.context)\s*\(\s*(?:\/\*.*?\*\/\s*)?(?:(['"`])(.*?)\2|\S)/g;

/**
 * Whether a source of a program may load a module by a path that is put together when it runs, or by a pattern that a bundler replaces: one that begins
 * like that of the module, or, where the beginning is not known, one in the same package.
 */
export function isLoadedByPath(program: ServiceProgram, path: string): boolean {
  const packages = packagesOf(program);
  return loadingsIn(program).some(({ from, beginning }) =>
    beginning === null ? packages.folderOf(from) === packages.folderOf(path) : path.startsWith(beginning),
  );
}

const loadingsIn = rememberWeakly(({ sources }: ServiceProgram): readonly Loading[] =>
  sources.flatMap(({ fileName, text }) =>
    [...text.matchAll(loads)].flatMap(([, how = '', quote, given = '']) => {
      const isPattern = how.includes('.');
      const end = given.search(isPattern ? /[*{]/ : /\$\{/);
      if (quote !== undefined && end < 0 && !isPattern) return [];
      const isRelative = quote !== undefined && /^\.\.?\//.test(given);
      const beginning = posix.join(posix.dirname(fileName), end < 0 ? given : given.slice(0, end));
      return [{ from: fileName, beginning: isRelative ? beginning : null }];
    }),
  ),
);
