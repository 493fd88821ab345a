import ts from 'typescript';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const entry = `${folder}imports.generated.ts`;

/** The declared types of many packages, asked in the grammar of access paths. */
export interface PackageTypes {
  readonly checker: ts.TypeChecker;
  /** The exports of a module, or `null` when the module cannot be resolved. */
  exportsOf(specifier: string): Exports | null;
  /** The globals of the runtime. */
  readonly globals: Exports;
  /** The type of an expression handed to {@link loadPackageTypes}. */
  expression(text: string): ts.Type;
}

/** What a module exports, or what the runtime offers everywhere. */
export interface Exports {
  names(): readonly string[];
  /** What stands under a name: nothing, one symbol, or one for each of several modules. */
  symbols(name: string): readonly ts.Symbol[];
}

/**
 * Type-checks, in one program and in memory, a file that imports all modules and holds all expressions. `declarations`
 * names the file in which the types of a module are, where the module does not lead to them.
 */
export function loadPackageTypes(
  specifiers: readonly string[],
  expressions: readonly string[],
  declarations: Readonly<Record<string, string>>,
): PackageTypes {
  const text = [
    ...specifiers.map((specifier, at) => `import * as m${String(at)} from '${specifier}';`),
    ...expressions.map((expression, at) => `export const e${String(at)} = ${expression};`),
  ].join('\n');
  const program = createProgram(text, declarations);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  if (!file) throw new Error('The generated file is not part of its program.');
  const modules = new Map<string, ts.Symbol>();
  const types = new Map<string, ts.Type>();
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
      if (symbol) modules.set(statement.moduleSpecifier.text, symbol);
    } else if (ts.isVariableStatement(statement)) {
      for (const { initializer } of statement.declarationList.declarations) {
        if (initializer) types.set(initializer.getText(file), checker.getTypeAtLocation(initializer));
      }
    }
  }
  return {
    checker,
    exportsOf: (specifier) => {
      const module = modules.get(specifier);
      return module ? moduleExports(checker, module) : null;
    },
    globals: globalExports(checker, file),
    expression: (expression) => {
      const type = types.get(expression);
      if (!type) throw new Error(`No such expression: ${expression}`);
      return type;
    },
  };
}

function createProgram(text: string, declarations: Readonly<Record<string, string>>): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    paths: Object.fromEntries(Object.entries(declarations).map(([name, path]) => [name, [path]])),
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    // Comments are half of most declarations.
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    fileExists: (name) => name === entry || disk.fileExists(name),
    readFile: (name) => (name === entry ? text : disk.readFile(name)),
    getSourceFile: (name, version, ...rest) =>
      name === entry ? ts.createSourceFile(name, text, version) : disk.getSourceFile(name, version, ...rest),
  };
  return ts.createProgram([entry], options, host);
}

function moduleExports(checker: ts.TypeChecker, module: ts.Symbol): Exports {
  return {
    names: () => checker.getExportsOfModule(module).map(({ name }) => name),
    symbols: (name) => {
      const exported =
        checker.tryGetMemberInModuleExports(name, module) ?? (name === 'default' ? wholeOf(module) : null);
      if (exported) return [unaliased(checker, exported)];
      const found = memberOfWhole(checker, module, name) ?? declaredExport(checker, module, name);
      return found ? [found] : [];
    },
  };
}

/** A member of the value of `export =`, which a named import reaches as well. */
function memberOfWhole(checker: ts.TypeChecker, module: ts.Symbol, name: string): ts.Symbol | null {
  const whole = unaliased(checker, wholeOf(module));
  return whole === module ? null : (checker.getPropertyOfType(checker.getTypeOfSymbol(whole), name) ?? null);
}

/** What `import x from` gives of a module without a default export: the value of `export =`, or the module itself. */
function wholeOf(module: ts.Symbol): ts.Symbol {
  return module.exports?.get(ts.InternalSymbolName.ExportEquals) ?? module;
}

/** An export by the name of its declaration, for `export default class Name`. */
function declaredExport(checker: ts.TypeChecker, module: ts.Symbol, name: string): ts.Symbol | null {
  const symbols = [...checker.getExportsOfModule(module), wholeOf(module)].map((symbol) =>
    unaliased(checker, symbol),
  );
  return symbols.find((symbol) => symbol.declarations?.some((node) => declaredName(node) === name)) ?? null;
}

function declaredName(node: ts.Declaration): string | null {
  const named =
    ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isFunctionDeclaration(node);
  return named ? (node.name?.text ?? null) : null;
}

function globalExports(checker: ts.TypeChecker, file: ts.SourceFile): Exports {
  const symbols = new Map<string, ts.Symbol[]>();
  for (const symbol of checker.getSymbolsInScope(file, ts.SymbolFlags.Value | ts.SymbolFlags.Type)) {
    if (!symbol.declarations?.some((node) => node.getSourceFile() === file))
      symbols.set(symbol.name, [symbol]);
  }
  return { names: () => [...symbols.keys()], symbols: (name) => symbols.get(name) ?? [] };
}

function unaliased(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
