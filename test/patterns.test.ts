import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { marked } from 'marked';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../docs/patterns/', import.meta.url));
const pages = readdirSync(folder).filter((file) => file.endsWith('.md'));

/** Code blocks of all pages by the path under which they are compiled, beside the page so that packages resolve. */
const blocks = new Map(
  pages.flatMap((page) =>
    blocksOf(page).map((code, index) => [`${folder}${page}.${String(index)}.ts`, code]),
  ),
);

let diagnostics: ReturnType<typeof compile> = [];

beforeAll(() => {
  diagnostics = compile(blocks);
}, 120_000);

describe.each(pages)('the page %s', (page) => {
  test('has the sections of a pattern', () => {
    const headings = marked
      .lexer(readFileSync(folder + page, 'utf8'))
      .flatMap((token) => (token.type === 'heading' && token.depth === 2 ? [String(token['text'])] : []));
    expect(headings).toEqual(['The problem', 'When', 'In code', 'What it costs', 'Combine it with']);
  });

  test('shows code that compiles', () => {
    expect([...blocks.keys()].filter((path) => path.startsWith(folder + page))).not.toEqual([]);
    expect(diagnostics.filter(({ path }) => path.startsWith(folder + page))).toEqual([]);
  });
});

function blocksOf(page: string): readonly string[] {
  return marked
    .lexer(readFileSync(folder + page, 'utf8'))
    .flatMap((token) => (token.type === 'code' && token.lang === 'ts' ? [String(token['text'])] : []));
}

function compile(
  sources: ReadonlyMap<string, string>,
): readonly { readonly path: string; readonly message: string }[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: ['node'],
    strict: true,
    noPropertyAccessFromIndexSignature: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => sources.has(path) || disk.fileExists(path),
    readFile: (path) => sources.get(path) ?? disk.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const code = sources.get(path);
      return code === undefined
        ? disk.getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, code, language);
    },
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].flatMap((path) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(({ messageText }) => ({
      path,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    })),
  );
}
