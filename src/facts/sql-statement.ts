import type { Value } from './value.ts';

/** What a statement of SQL says of repeating it. */
export interface Statement {
  readonly keyword: 'insert' | 'update' | null;
  readonly table: string | null;
  /** The columns that an `INSERT` names; empty where it names none, or takes its rows from a query. */
  readonly columns: readonly string[];
  /** Whether an `UPDATE` counts a column of one row on from what it was. */
  readonly counts: boolean;
}

/** Reads the text of a statement. */
export function readStatement(text: Value): Statement {
  const sql = wholeText(text)
    .replace(/--[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const insert = /^insert into ["`\w.]+ ?\(([^)]*)\) ?values\b/i.exec(sql);
  const table = /^(?:insert into|update|delete from|select\b.*? from) ["`]?(?:\w+["`]?\.["`]?)?(\w+)/i.exec(
    sql,
  )?.[1];
  const keyword = insert ? 'insert' : /^update /i.test(sql) ? 'update' : null;
  return {
    keyword,
    table: table?.toLowerCase() ?? null,
    columns: insert?.[1]?.split(',').map((one) => one.replace(/["`\s]/g, '').toLowerCase()) ?? [],
    counts: keyword === 'update' && isCountedOn(sql),
  };
}

/** `SET total = total + $1 WHERE id = $2`, with one comparison that says which row. */
function isCountedOn(sql: string): boolean {
  const [, set = '', where = ''] = /\bset\b(.*?)\bwhere\b(.*)$/i.exec(sql) ?? [];
  const isOneRow = /^ ?["`\w.]+ ?= ?[^=<>]+$/.test(where) && !/\b(?:and|or|select|in)\b/i.test(where);
  return isOneRow && /(?:^|,) ?["`]?(\w+)["`]? ?= ?(?:\w+\.)?["`]?\1["`]? ?[-+]/i.test(set);
}

/** Whether a statement only counts columns of a row that is there on from what they were, in an `UPDATE` or where an `INSERT` meets the row. */
export function countsOnly(text: Value): boolean {
  const sql = wholeText(text).replace(/\s+/g, ' ').trim();
  const changes =
    /^(?:update .*? set|insert into .*? (?:on conflict .*?do update set|on duplicate key update)) (.*?)(?: where .*| returning .*)?;?$/i.exec(
      sql,
    )?.[1];
  return changes?.split(',').every((one) => countedOn.test(one)) ?? false;
}

const countedOn = /^ ?["`]?(\w+)["`]? ?= ?(?:["`]?\w+["`]?\.)?["`]?\1["`]? ?[-+] ?[\w.$?:"`]+ ?$/i;

/** The text of a value, with a mark for each part that is not constant. */
export function wholeText(value: Value): string {
  if (value.kind === 'text') return value.parts.map(wholeText).join('');
  return value.kind === 'literal' && value.value !== undefined ? String(value.value) : '?';
}
