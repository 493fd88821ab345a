import { dirname } from 'node:path';

import ts from 'typescript';

/** Counts what the compiler holds against a file when its text is another one. */
export type TypeCheck = (file: string, text: string) => number;

/** Type-checks files below a folder with the tsconfig that is nearest to each of them. */
export function createTypeCheck(): TypeCheck {
  const services = new Map<string, { service: ts.LanguageService; texts: Map<string, string> }>();
  return (file, text) => {
    const config = ts.findConfigFile(dirname(file), (path) => ts.sys.fileExists(path)) ?? '';
    const known = services.get(config) ?? createService(config);
    services.set(config, known);
    known.texts.clear();
    known.texts.set(file, text);
    return (
      known.service.getSemanticDiagnostics(file).length + known.service.getSyntacticDiagnostics(file).length
    );
  };
}

function createService(config: string) {
  const texts = new Map<string, string>();
  const options = config === '' ? { allowJs: true, noEmit: true } : optionsOf(config);
  const textOf = (path: string) => texts.get(path) ?? ts.sys.readFile(path);
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...texts.keys()],
    // The text is its own version: only edited files ever change.
    getScriptVersion: (path) => texts.get(path) ?? 'disk',
    getScriptSnapshot: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => (config === '' ? ts.sys.getCurrentDirectory() : dirname(config)),
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: textOf,
    readDirectory: (...request) => ts.sys.readDirectory(...request),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  };
  return { service: ts.createLanguageService(host), texts };
}

function optionsOf(config: string): ts.CompilerOptions {
  const { config: json } = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  // Until TypeScript 6 the types of all that is installed counted where none were named; the folders were written for that.
  const { options } = ts.parseJsonConfigFileContent(json, ts.sys, dirname(config));
  return { types: ['*'], ...options, noEmit: true };
}
