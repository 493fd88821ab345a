import type { ts } from 'ts-morph';
import { remember, rememberWeakly } from '../remember.ts';
import type { ServiceProgram } from './service-program.ts';

interface Import {
  readonly from: ts.SourceFile;
  readonly specifier: ts.StringLiteralLike;
}

/**
 * Answers for one program which of its sources need a file at run time; none where the compiler does not collect what files import. All
 * imports of the program are looked up once, when the first file is asked about.
 */
export const importersIn = rememberWeakly((program: ServiceProgram) =>
  remember((file: ts.SourceFile): readonly ts.SourceFile[] => {
    const importing = importsOf(program, file).filter(({ specifier }) => isNeeded(program, specifier));
    return [...new Set(importing.map(({ from }) => from))];
  }),
);

/** Whether a source of a program takes a module as a whole: as a namespace, or by `import()` or `require()`. */
export function isTakenWhole(program: ServiceProgram, module: ts.SourceFile): boolean {
  const typescript = program.compiler.ts;
  return importsOf(program, module).some(({ specifier: { parent } }) => {
    if (typescript.isExportDeclaration(parent))
      return parent.exportClause !== undefined && typescript.isNamespaceExport(parent.exportClause);
    if (!typescript.isImportDeclaration(parent)) return !typescript.isLiteralTypeNode(parent);
    const bindings = parent.importClause?.namedBindings;
    return bindings !== undefined && typescript.isNamespaceImport(bindings);
  });
}

function importsOf(program: ServiceProgram, file: ts.SourceFile): readonly Import[] {
  return importsByTarget(program).get(file) ?? [];
}

const importsByTarget = rememberWeakly(
  ({ checker, compiler, sources }: ServiceProgram): ReadonlyMap<ts.SourceFile, readonly Import[]> => {
    const byTarget = new Map<ts.SourceFile, Import[]>();
    for (const from of sources)
      for (const specifier of specifiersOf(compiler.ts, from)) {
        const target = checker.getSymbolAtLocation(specifier)?.declarations?.find(compiler.ts.isSourceFile);
        if (!target || target === from) continue;
        const others = byTarget.get(target);
        if (others) others.push({ from, specifier });
        else byTarget.set(target, [{ from, specifier }]);
      }
    return byTarget;
  },
);

/** The specifiers of a file, those of `import()` and `require()` included; none where the compiler does not collect them. */
export function specifiersOf(typescript: typeof ts, file: ts.SourceFile): readonly ts.StringLiteralLike[] {
  const collected: unknown = Reflect.get(file, 'imports');
  return Array.isArray(collected) ? collected.filter(isText) : [];

  function isText(node: unknown): node is ts.StringLiteralLike {
    if (typeof node !== 'object' || node === null || !('kind' in node)) return false;
    const { NoSubstitutionTemplateLiteral, StringLiteral } = typescript.SyntaxKind;
    return node.kind === StringLiteral || node.kind === NoSubstitutionTemplateLiteral;
  }
}

/** Whether an import is still there when types are gone; one of which too little is known counts as such. */
function isNeeded({ checker, compiler }: ServiceProgram, specifier: ts.StringLiteralLike): boolean {
  const typescript = compiler.ts;
  const { parent } = specifier;
  if (typescript.isLiteralTypeNode(parent)) return false;
  if (typescript.isImportDeclaration(parent)) return isClauseNeeded(parent.importClause);
  if (!typescript.isExportDeclaration(parent)) return true;
  const { exportClause, isTypeOnly } = parent;
  if (isTypeOnly) return false;
  return !exportClause || !typescript.isNamedExports(exportClause) || exportClause.elements.some(isValue);

  function isClauseNeeded(clause: ts.ImportClause | undefined): boolean {
    if (!clause) return true;
    if (typescript.isTypeOnlyImportDeclaration(clause)) return false;
    const { name, namedBindings } = clause;
    if (name && isValueName(name)) return true;
    if (!namedBindings) return false;
    return typescript.isNamespaceImport(namedBindings) || namedBindings.elements.some(isValue);
  }

  function isValue({ isTypeOnly: isType, name }: ts.ImportSpecifier | ts.ExportSpecifier): boolean {
    return !isType && typescript.isIdentifier(name) && isValueName(name);
  }

  function isValueName(name: ts.Identifier): boolean {
    const local = checker.getSymbolAtLocation(name);
    if (!local) return true;
    const isAlias = (local.flags & typescript.SymbolFlags.Alias) !== 0;
    const { flags } = isAlias ? checker.getAliasedSymbol(local) : local;
    return (flags & (typescript.SymbolFlags.Value | typescript.SymbolFlags.Alias)) !== 0;
  }
}
