import type { ListModel } from '../libraries/descriptor.ts';
import { lastSegment } from './access-path.ts';
import { absent, isAbsent, propertyAt } from './read-value.ts';
import type { Value } from './value.ts';

/** A call of a chain that starts at the read of a list: `.where(…)`, `.limit(10)`. */
export interface ChainedCall {
  readonly member: string;
  readonly args: readonly Value[];
}

/** Whether nothing caps the list that a call reads: no limit is given, and the items are not named one by one. `false` where that cannot be told. */
export function isUncapped(
  model: ListModel,
  args: readonly Value[],
  chained: readonly ChainedCall[],
): boolean {
  const wanted = args[model.argument] ?? absent;
  const options = model.options === undefined ? wanted : (args[model.options] ?? absent);
  if (!model.caps.every((cap) => isAbsent(propertyAt(options, cap)))) return false;
  if (chained.some(({ member }) => model.capping?.includes(member))) return false;
  const filter = propertyAt(wanted, model.filter ?? '');
  return isOpenFilter(model, filter) && chained.every((one) => one.args.every((arg) => !names(model, arg)));
}

/** Whether a filter is read as a whole and names no items. */
function isOpenFilter(model: ListModel, filter: Value): boolean {
  if (isAbsent(filter)) return true;
  const isRead = filter.kind === 'api' || (filter.kind === 'object' && isClosed(filter));
  return isRead && !names(model, filter);
}

/** Whether all properties of a filter are seen, those of the filters in it included. */
function isClosed(value: Value): boolean {
  if (value.kind !== 'object') return true;
  return value.under.length === 0 && Object.values(value.properties).every(isClosed);
}

function names({ naming }: ListModel, value: Value): boolean {
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
