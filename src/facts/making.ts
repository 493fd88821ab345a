import type { CallModel } from '../libraries/descriptor.ts';
import type { RemoteCall } from './model.ts';
import { propertyAt, unknownValue } from './read-value.ts';
import type { Value } from './value.ts';

/** What a call makes another one of each time it is repeated, and whether money moves by that. */
export function makingOf({ makes }: CallModel, args: readonly Value[]): Pick<RemoteCall, 'makes'> {
  if (!makes) return {};
  const { what, namedBy, money, until, atOnce } = makes;
  const happens = atOnce && propertyAt(args[atOnce.argument] ?? unknownValue, atOnce.property);
  const isAtOnce = happens?.kind === 'literal' && happens.value === true;
  const moves = isAtOnce || until === undefined ? { money: isAtOnce ? 'moves' : money } : { money, until };
  return { makes: { what, namedBy, ...moves } };
}
