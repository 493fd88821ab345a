import type { ts } from 'ts-morph';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * The tables of which a filter of another one asks through its relations, as the schema beside a file declares them: `comment` of
 * `{ comments: { some: { hidden: true } } }`. `asking` are the names by which a filter asks so.
 */
export function relatedTables(
  session: Session,
  from: ts.SourceFile,
  table: string,
  filter: Value,
  asking: readonly string[],
): readonly string[] {
  if (filter.kind !== 'object') return [];
  const relations = Object.entries(filter.properties).flatMap(([name, value]) =>
    value.kind === 'object' && asking.some((one) => one in value.properties) ? [name] : [],
  );
  if (relations.length === 0) return [];
  const types = fieldTypes(session.program.schemaTexts(from.fileName, '.prisma'), table);
  return relations.flatMap((name) => types.get(name) ?? []);
}

/** The types of the fields of a model of Prisma's schema language, as its client names them. */
function fieldTypes(schemas: readonly string[], table: string): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const [, model = '', body = ''] of schemas.join('\n').matchAll(/^model (\w+) \{\n([^]*?)^\}/gm)) {
    if (asMember(model) !== table) continue;
    for (const [, field = '', type = ''] of body.matchAll(/^\s*(\w+)\s+(\w+)/gm))
      types.set(field, asMember(type));
  }
  return types;
}

/** The member of the client that stands for a model. */
function asMember(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}
