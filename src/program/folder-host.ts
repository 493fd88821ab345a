import type { ts } from 'ts-morph';

/** What a compiler is told alike by every host of a program in a folder. Nothing is written. */
export function folderHost(sys: ts.System, folder: string) {
  return {
    readFile: (path) => sys.readFile(path),
    getCurrentDirectory: () => folder,
    getCanonicalFileName: (path) => (sys.useCaseSensitiveFileNames ? path : path.toLowerCase()),
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  } satisfies Partial<ts.CompilerHost>;
}
