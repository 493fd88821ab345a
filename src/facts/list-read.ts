import type { ListModel, RelationModel } from '../libraries/descriptor.ts';
import { lastSegment } from './access-path.ts';
import { absent, isAbsent, numberOf, propertyAt } from './read-value.ts';
import type { Value } from './value.ts';

/** A call of a chain that starts at the read of a list: `.where(…)`, `.limit(10)`. */
export interface ChainedCall {
  readonly member: string;
  readonly args: readonly Value[];
}

/** A page of so many items is too long to be worked on all at once: as many requests exhaust the sockets of most hosts and the quotas of most services. */
const longPage = 500;

/** Whether nothing caps the list that a call reads: no limit is given but a long page, and the items are not named one by one. `false` where that cannot be told. */
export function isUncapped(
  model: ListModel,
  args: readonly Value[],
  chained: readonly ChainedCall[],
): boolean {
  const wanted = args[model.argument] ?? absent;
  if (isCapped(model, optionsOf(model, args))) return false;
  if (chained.some(({ member }) => model.capping?.includes(member))) return false;
  const filter = propertyAt(wanted, model.filter ?? '');
  return isOpenFilter(model, filter) && chained.every((one) => one.args.every((arg) => !names(model, arg)));
}

/** How many items a long page holds that a call reads: `null` where it is given no limit, or one that cannot be read. */
export function pageLength(model: ListModel, args: readonly Value[]): number | null {
  const options = optionsOf(model, args);
  const lengths = model.caps.flatMap((cap) => numberOf(propertyAt(options, cap)) ?? []);
  return lengths.length > 0 ? Math.min(...lengths) : null;
}

function optionsOf({ argument, options = argument }: ListModel, args: readonly Value[]): Value {
  return args[options] ?? absent;
}

/** Whether nothing caps the list of a relation that is read along with an item, `path` being the names of the relations that lead to it. */
export function isUncappedRelation(
  model: RelationModel,
  args: readonly Value[],
  path: readonly string[],
): boolean {
  let options = args[model.argument] ?? absent;
  for (const name of path) options = propertyAt(options, `${model.along}.${name}`);
  if (path.length === 0) return false;
  if (options.kind === 'literal') return options.value === true;
  if (options.kind !== 'object' || !isClosed(options) || isCapped(model, options)) return false;
  return isOpenFilter(model, propertyAt(options, model.filter));
}

function isCapped({ caps }: Pick<ListModel, 'caps'>, options: Value): boolean {
  return !caps.every((cap) => {
    const value = propertyAt(options, cap);
    return isAbsent(value) || (numberOf(value) ?? 0) >= longPage;
  });
}

/** Whether a filter is read as a whole and names no items. */
function isOpenFilter(model: Pick<ListModel, 'naming'>, filter: Value): boolean {
  if (isAbsent(filter)) return true;
  const isRead = filter.kind === 'api' || (filter.kind === 'object' && isClosed(filter));
  return isRead && !names(model, filter);
}

/** Whether all properties of a filter are seen, those of the filters in it included. */
function isClosed(value: Value): boolean {
  if (value.kind !== 'object') return true;
  return value.under.length === 0 && Object.values(value.properties).every(isClosed);
}

function names({ naming }: Pick<ListModel, 'naming'>, value: Value): boolean {
  const within = (one: Value): boolean => {
    switch (one.kind) {
      case 'api':
        return naming.includes(lastSegment(one.path)) || (one.args ?? []).some(within);
      case 'object':
        return Object.entries(one.properties).some(([name, inner]) => naming.includes(name) || within(inner));
      case 'array':
        return one.elements.some(within);
      case 'either':
        return one.values.some(within);
      default:
        return false;
    }
  };
  return within(value);
}
