/** The columns that may be unique in a table; in any table where that is not declared, or `null`. */
export type UniqueNames = (table: string | null) => ReadonlySet<string>;

/** Prisma's schema language: `@id`, `@unique`, `@@unique([…])`, and relations over such fields. `null` where no model is declared. */
export function uniqueFields(schemas: readonly string[]): UniqueNames | null {
  const tables = new Map<string, ReadonlySet<string>>();
  for (const [, name = '', body = ''] of schemas.join('\n').matchAll(/^model (\w+) \{\n([^]*?)^\}/gm))
    tables.set(name.toLowerCase(), fieldsIn(body));
  return namesIn(tables);
}

function fieldsIn(body: string): ReadonlySet<string> {
  const fields = [...body.matchAll(/^\s*(\w+)\s.*@(?:id|unique)\b/gm)].map(([, field = '']) => field);
  const groups = [...body.matchAll(/@@(?:id|unique)\((?:fields: *)?\[([^\]]*)\]/g)];
  const names = new Set([...fields, ...groups.flatMap(([, group = '']) => group.split(/\W+/))]);
  for (const [, relation = '', own = ''] of body.matchAll(/^\s*(\w+)\s.*@relation\(.*?fields: *\[(\w+)/gm))
    if (names.has(own)) names.add(relation);
  return names;
}

/** `CREATE TABLE` and `CREATE UNIQUE INDEX` of SQL, wherever they stand in the texts. `null` where no table is created. */
export function uniqueColumns(texts: readonly string[]): UniqueNames | null {
  const tables = new Map<string, Set<string>>();
  const sql = texts.join('\n').toLowerCase().replace(/["`]/g, '');
  for (const [, name = '', body = ''] of sql.matchAll(
    /create table (?:if not exists )?(?:\w+\.)?(\w+)\s*\(([^;]*)/g,
  ))
    tables.set(name, columnsIn(body));
  for (const [, name = '', list = ''] of sql.matchAll(
    /create unique index[^;]*?\son (?:only )?(?:\w+\.)?(\w+)[^;(]*\(([^)]*)/g,
  ))
    for (const column of list.match(/\w+/g) ?? []) tables.get(name)?.add(column);
  return namesIn(tables);
}

/** Columns that are declared unique, or listed behind a constraint of the table. */
function columnsIn(body: string): Set<string> {
  const own = [...body.matchAll(/(?:^|,)\s*(\w+)\s[^,]*?\b(?:unique|primary key)\b/g)];
  const listed = [...body.matchAll(/\b(?:unique|primary key)\s*\(([^)]*)/g)];
  return new Set([
    ...own.map(([, column = '']) => column),
    ...listed.flatMap(([, list = '']) => list.match(/\w+/g) ?? []),
  ]);
}

function namesIn(tables: ReadonlyMap<string, ReadonlySet<string>>): UniqueNames | null {
  if (tables.size === 0) return null;
  const all = new Set([...tables.values()].flatMap((names) => [...names]));
  return (table) => (table === null ? all : (tables.get(table.toLowerCase()) ?? all));
}
