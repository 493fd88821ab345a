import type { ts } from 'ts-morph';

/** A program over files in memory, built by the given compiler; `/lib.d.ts` among them is its standard library. */
export function programOf(typescript: typeof ts, files: Readonly<Record<string, string>>): ts.Program {
  const texts = new Map(Object.entries(files));
  return typescript.createProgram({
    rootNames: [...texts.keys()],
    options: {
      strict: true,
      experimentalDecorators: true,
      moduleResolution: typescript.ModuleResolutionKind.Bundler,
      module: typescript.ModuleKind.ESNext,
      target: typescript.ScriptTarget.ESNext,
      types: [],
    },
    host: {
      fileExists: (name) => texts.has(name),
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => '/lib.d.ts',
      getNewLine: () => '\n',
      getSourceFile(name, options) {
        const text = texts.get(name);
        return text === undefined ? undefined : typescript.createSourceFile(name, text, options, false);
      },
      readFile: (name) => texts.get(name),
      useCaseSensitiveFileNames: () => true,
      writeFile: () => undefined,
    },
  });
}
