import type { Meaning } from './meaning.ts';
import type { FunctionId } from './model.ts';
import { idOf, type Session } from './session.ts';
import type { ts } from 'ts-morph';

const unknown: Meaning = { kind: 'unknown' };

/** What an identifier refers to, with imports and re-exports followed to their declaration. */
export function meaningOf(session: Session, identifier: ts.Node): Meaning {
  const symbol = session.checker.getSymbolAtLocation(identifier);
  return symbol ? knownMeaning(session, symbol) : unknown;
}

/** What a shorthand property (`{ timeout }`) refers to. */
export function meaningOfShorthand(session: Session, property: ts.ShorthandPropertyAssignment): Meaning {
  const symbol = session.checker.getShorthandAssignmentValueSymbol(property);
  return symbol ? knownMeaning(session, symbol) : unknown;
}

/** What a module exports under a name. */
function exportOf(session: Session, module: ts.SourceFile, name: string): Meaning {
  const symbol = session.checker.getSymbolAtLocation(module);
  const exported = symbol && session.checker.tryGetMemberInModuleExports(name, symbol);
  return exported ? knownMeaning(session, exported) : unknown;
}

function knownMeaning(session: Session, symbol: ts.Symbol): Meaning {
  const known = session.meanings.get(symbol);
  if (known) return known;
  // A name that is exported by way of itself means nothing.
  session.meanings.set(symbol, unknown);
  const meaning = meaningOfSymbol(session, symbol, 0);
  session.meanings.set(symbol, meaning);
  return meaning;
}

function meaningOfSymbol(session: Session, symbol: ts.Symbol, depth: number): Meaning {
  if (depth > 16) return unknown;
  const { ts } = session;
  const alias = symbol.declarations?.find((node) => isAlias(session, node));
  if (alias) return meaningOfAlias(session, symbol, alias, depth);
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (!declaration) return unknown;
  const file = declaration.getSourceFile();
  if (ts.isSourceFile(declaration)) return { kind: 'declaration', node: declaration };
  const installed = session.program.packageOf(file.fileName);
  if (installed) return packageMeaning(session, symbol, declaration, installed.name);
  if (file.isDeclarationFile && isGlobal(session, declaration))
    return { kind: 'global', name: symbol.name, of: 'program' };
  return { kind: 'declaration', node: declaration };
}

function isAlias({ ts }: Session, node: ts.Node): boolean {
  return (
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node) ||
    ts.isImportEqualsDeclaration(node) ||
    ts.isExportSpecifier(node) ||
    ts.isNamespaceExport(node) ||
    ts.isExportAssignment(node)
  );
}

function meaningOfAlias(session: Session, symbol: ts.Symbol, alias: ts.Declaration, depth: number): Meaning {
  const { ts, checker } = session;
  if (ts.isExportAssignment(alias)) return { kind: 'declaration', node: alias };
  const imported = meaningOfImport(session, alias);
  if (imported || !ts.isExportSpecifier(alias)) return imported ?? unknown;
  const local = checker.getExportSpecifierLocalTargetSymbol(alias);
  return local && local !== symbol ? meaningOfSymbol(session, local, depth + 1) : unknown;
}

/** What a declaration stands for that takes something from another module, or gives a part of a namespace a name; `null` for any other. */
export function meaningOfImport(session: Session, alias: ts.Declaration): Meaning | null {
  const { ts } = session;
  if (!isAlias(session, alias)) return null;
  if (ts.isImportEqualsDeclaration(alias) && !ts.isExternalModuleReference(alias.moduleReference))
    return meaningOf(session, alias.moduleReference);
  const specifier = specifierOf(session, alias);
  if (!specifier) return null;
  const module = moduleOf(session, specifier);
  const name = importedName(session, alias);
  if (!module) return { kind: 'package', specifier: specifier.text, name };
  const whole = name === '' || name === 'default' ? wholeDeclaration(session, module) : null;
  if (whole) return { kind: 'declaration', node: whole };
  if (name === '') return { kind: 'declaration', node: module };
  const found = exportOf(session, module, name);
  return found.kind === 'unknown' ? { kind: 'package', specifier: specifier.text, name } : found;
}

/** What a module exports as a whole, by `module.exports = …` or `export = …`; `null` when it exports by names. */
export function wholeExport(session: Session, module: ts.Symbol): ts.Expression | null {
  const { ts } = session;
  const declaration = module.exports?.get(ts.InternalSymbolName.ExportEquals)?.declarations?.[0];
  if (!declaration) return null;
  if (ts.isExportAssignment(declaration)) return declaration.expression;
  return ts.isBinaryExpression(declaration) ? declaration.right : null;
}

function wholeDeclaration(session: Session, module: ts.SourceFile): ts.Declaration | null {
  const symbol = session.checker.getSymbolAtLocation(module);
  const declaration = symbol?.exports?.get(session.ts.InternalSymbolName.ExportEquals)?.declarations?.[0];
  return declaration ?? null;
}

/** The name under which an import or re-export takes something from its module; empty for the whole module. */
function importedName({ ts }: Session, alias: ts.Declaration): string {
  if (ts.isImportSpecifier(alias) || ts.isExportSpecifier(alias))
    return (alias.propertyName ?? alias.name).text;
  return ts.isImportClause(alias) ? 'default' : '';
}

function specifierOf({ ts }: Session, alias: ts.Node): ts.StringLiteralLike | null {
  if (ts.isImportEqualsDeclaration(alias)) {
    const reference = alias.moduleReference;
    return ts.isExternalModuleReference(reference) && ts.isStringLiteralLike(reference.expression)
      ? reference.expression
      : null;
  }
  const declaration = ts.findAncestor(
    alias,
    (node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node),
  );
  if (!declaration || !(ts.isImportDeclaration(declaration) || ts.isExportDeclaration(declaration)))
    return null;
  const specifier = declaration.moduleSpecifier;
  return specifier && ts.isStringLiteralLike(specifier) ? specifier : null;
}

/** The source file of the program that a module specifier names; `null` when it is a package or cannot be found. */
export function moduleOf(session: Session, specifier: ts.Node): ts.SourceFile | null {
  const known = session.modules.get(specifier);
  if (known !== undefined) return known;
  const module = resolvedModule(session, specifier);
  session.modules.set(specifier, module);
  return module;
}

function resolvedModule(session: Session, specifier: ts.Node): ts.SourceFile | null {
  const symbol = session.checker.getSymbolAtLocation(specifier);
  const declaration = symbol?.declarations?.find((node) => session.ts.isSourceFile(node));
  if (!declaration || !session.ts.isSourceFile(declaration)) return null;
  return declaration.isDeclarationFile || session.program.packageOf(declaration.fileName)
    ? null
    : declaration;
}

function packageMeaning(session: Session, symbol: ts.Symbol, declaration: ts.Node, name: string): Meaning {
  if (name === 'node' || name === 'undici-types' || name === 'typescript' || name === 'bun-types') {
    const module = ambientModule(session, declaration);
    return module
      ? { kind: 'package', specifier: module, name: symbol.name }
      : { kind: 'global', name: symbol.name, of: 'runtime' };
  }
  return { kind: 'package', specifier: name, name: symbol.name };
}

/** The module that a declaration stands in by `declare module`; none where it is global, also by a `declare global` in there. */
function ambientModule({ ts }: Session, declaration: ts.Node): string | null {
  const around = ts.findAncestor(declaration, (node) => {
    if ((node.flags & ts.NodeFlags.GlobalAugmentation) !== 0) return 'quit';
    return ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name);
  });
  return around && ts.isModuleDeclaration(around) ? around.name.text : null;
}

function isGlobal(session: Session, declaration: ts.Node): boolean {
  return ambientModule(session, declaration) === null;
}

/** The identity of a node, remembered so that {@link nodeOf} finds it without a search. */
export function identify(session: Session, node: ts.Node): FunctionId {
  const known = session.ids.get(node);
  if (known) return known;
  const id = idOf(node);
  session.ids.set(node, id);
  session.nodes.set(id, node);
  return id;
}

/** The name of the file that holds what an identity names. */
export function fileOf(id: FunctionId): string {
  return id.slice(0, id.lastIndexOf('#'));
}

/** The class, interface, function or module node that an identity names. */
export function nodeOf(session: Session, id: FunctionId): ts.Node | null {
  const known = session.nodes.get(id);
  if (known) return known;
  const fileName = fileOf(id);
  const file = session.program.program.getSourceFile(fileName);
  if (!file) return null;
  const start = Number(id.slice(fileName.length + 1));
  if (start < 0) return file;
  let found: ts.Node | null = null;
  const visit = (node: ts.Node): void => {
    if (found || node.end <= start || node.pos > start) return;
    if (isNamed(session, node) && idOf(node) === id) found = node;
    else session.ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isNamed({ ts }: Session, node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeLiteralNode(node)
  );
}
