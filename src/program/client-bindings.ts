import type { ts } from 'ts-morph';
import { clientNames, hooksElsewhere } from './browser-lists.ts';
import { matcherOf } from './name-patterns.ts';

const clientNamesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(clientNames).map(([module, names]) => [module, new Set<string>(names)]),
);

const isElsewhere = matcherOf(hooksElsewhere);

/** What a module calls the things that components on a server cannot call. */
export interface ClientBindings {
  /** Names that stand for one of them, with the name that it is exported by. */
  readonly names: ReadonlyMap<string, string>;
  /** Names that stand for a whole module, with the members that are meant. */
  readonly objects: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a module imports, as a value, of the things that components on a server cannot call; `null` where hooks say nothing of a browser. */
export function clientBindings(typescript: typeof ts, file: ts.SourceFile): ClientBindings | null {
  const names = new Map<string, string>();
  const objects = new Map<string, ReadonlySet<string>>();
  for (const statement of file.statements) {
    if (!typescript.isImportDeclaration(statement) || !typescript.isStringLiteral(statement.moduleSpecifier))
      continue;
    const module = statement.moduleSpecifier.text;
    if (isElsewhere(module)) return null;
    const wanted = clientNamesOf.get(module);
    if (wanted) bind(statement.importClause, wanted);
  }
  return { names, objects };

  function bind(clause: ts.ImportClause | undefined, wanted: ReadonlySet<string>): void {
    if (!clause || typescript.isTypeOnlyImportDeclaration(clause)) return;
    const { name, namedBindings } = clause;
    if (name) objects.set(name.text, wanted);
    if (!namedBindings) return;
    if (typescript.isNamespaceImport(namedBindings)) {
      objects.set(namedBindings.name.text, wanted);
      return;
    }
    for (const { isTypeOnly, name: local, propertyName } of namedBindings.elements) {
      const exported = (propertyName ?? local).text;
      if (!isTypeOnly && wanted.has(exported)) names.set(local.text, exported);
    }
  }
}
