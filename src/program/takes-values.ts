import type { ts } from 'ts-morph';
import type { ServiceProgram } from './service-program.ts';

/** A source that imports a module by a specifier. */
export interface NamedImport {
  readonly source: ts.SourceFile;
  readonly specifier: string;
}

/**
 * Whether a source that may be out of the program takes a value of a module, and not types alone: what its names mean is told by the module,
 * where the program holds it. Whatever is no list of names, such as `import()`, takes everything.
 */
export function takesValues(
  { checker, compiler }: ServiceProgram,
  module: ts.SourceFile,
  { source, specifier }: NamedImport,
): boolean {
  const typescript = compiler.ts;
  const symbol = checker.getSymbolAtLocation(module);
  if (!symbol) return true;
  const lists = source.statements
    .map((statement) => namesTaken(typescript, statement, specifier))
    .filter((names) => names !== null);
  const types = new Set(
    checker
      .getExportsOfModule(symbol)
      .filter(isType)
      .map(({ name }) => name),
  );
  return mentions(source.text, specifier) > lists.length || lists.some(takesOther);

  function takesOther(names: readonly string[]): boolean {
    return names.some((name) => !types.has(name));
  }

  function isType(exported: ts.Symbol): boolean {
    const isAlias = (exported.flags & typescript.SymbolFlags.Alias) !== 0;
    const { flags } = isAlias ? checker.getAliasedSymbol(exported) : exported;
    return (flags & typescript.SymbolFlags.Type) !== 0 && (flags & typescript.SymbolFlags.Value) === 0;
  }
}

/** How often a text names a module, in whatever way. */
function mentions(text: string, specifier: string): number {
  const counts = ["'", '"', '`'].map((quote) => text.split(`${quote}${specifier}${quote}`).length - 1);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The names that a statement imports from a module; `null` where it does not, or takes the module as a whole. */
function namesTaken(
  typescript: typeof ts,
  statement: ts.Statement,
  specifier: string,
): readonly string[] | null {
  if (!typescript.isImportDeclaration(statement)) return null;
  const { importClause, moduleSpecifier } = statement;
  if (!typescript.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== specifier) return null;
  const bindings = importClause?.name ? null : importClause?.namedBindings;
  if (!bindings || !typescript.isNamedImports(bindings)) return null;
  return bindings.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => (propertyName ?? name).text);
}
