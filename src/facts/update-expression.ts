/** What an update expression of DynamoDB does to the item that it meets. */
export interface UpdateExpression {
  /** Whether a `SET` or `list_append` surely goes on from what was there. */
  readonly counts: boolean;
  /** Whether all that it does is to give attributes values, and to remove some. */
  readonly sets: boolean;
  /** The placeholders that `ADD` adds: to a number, which goes on from what was there, or to a set, which does not. */
  readonly added: readonly string[];
}

/** Reads the text of an update expression: `SET total = total + :amount ADD visits :one`. */
export function readUpdateExpression(text: string): UpdateExpression {
  const clauses = [
    ...text.matchAll(/\b(set|remove|add|delete)\s+(.*?)(?=\b(?:set|remove|add|delete)\s|$)/gis),
  ].map(([, word = '', list = '']) => ({ word: word.toLowerCase(), actions: actionsIn(list) }));
  const actionsOf = (word: string): readonly string[] =>
    clauses.filter((clause) => clause.word === word).flatMap(({ actions }) => actions);
  const [given, removed] = [actionsOf('set'), actionsOf('remove')];
  const isOther = clauses.some(({ word }) => word === 'add' || word === 'delete');
  return {
    counts: given.some(goesOn),
    sets: !isOther && given.length > 0 && given.every(isGiven) && !removed.some((path) => path.includes('[')),
    added: actionsOf('add').map((action) => /\s(:\w+)$/.exec(action)?.[1] ?? ''),
  };
}

/** What stands between the commas of a clause, and not of a function. */
function actionsIn(list: string): readonly string[] {
  return list.split(/,(?![^(]*\))/).map((action) => action.trim());
}

/** `a = a + :n`, `a = if_not_exists(a, :zero) - :n`, `a = list_append(a, :more)`. */
function goesOn(action: string): boolean {
  const [path = '', value = ''] = action.split('=').map((part) => part.replace(/\s/g, ''));
  const own = `(?:${path.replace(/[^\w#]/g, '\\$&')}|if_not_exists\\(${path.replace(/[^\w#]/g, '\\$&')},[^()]*\\))`;
  return (
    path !== '' &&
    new RegExp(`^(?:${own}[-+]|:\\w+\\+${own}$|list_append\\((?:${own},|:\\w+,${own}\\)))`).test(value)
  );
}

function isGiven(action: string): boolean {
  return /^[^=]+=\s*(?::\w+|if_not_exists\([^()]*\))$/.test(action);
}
