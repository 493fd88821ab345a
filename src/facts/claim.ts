import { evaluateArguments } from './instance.ts';
import { isExclusive } from './lock.ts';
import type { CallFact } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { numberOf, textOf } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

const units: Readonly<Record<string, number>> = { ex: 1000, px: 1 };

/**
 * For how many milliseconds a call keeps a key that it sets only where it is not set; `Infinity` where nothing ends that. `null` where it sets
 * none, or that cannot be told.
 */
export function claimedMs(session: Session, { remote, span }: CallFact): number | null {
  if (!remote) return null;
  const { locks = [] } = session.knowledge.library(remote.library)?.descriptor ?? {};
  const model = locks.find(({ on, operations }) =>
    operations.some((one) => `${on}.${one}` === remote.operation),
  );
  const node = model?.named ? callNodeAt(session, span) : null;
  if (!model || !node || session.ts.isTaggedTemplateExpression(node)) return null;
  const args = evaluateArguments(session, node.arguments ?? []);
  if (!isExclusive(model, args)) return null;
  const lasts = args.slice(2).map((value, index, rest) => lastsMs(value, rest[index + 1]));
  if (lasts.includes('unknown')) return null;
  return lasts.find((one) => typeof one === 'number') ?? Infinity;
}

/** What an argument says about an expiry: by itself, or together with the one after it. */
function lastsMs(value: Value, next: Value | undefined): number | 'unknown' | null {
  if (value.kind === 'object') return lastsByOptions(value.properties, value.under);
  const word = textOf(value)?.toLowerCase();
  if (word === undefined) return numberOf(value) === null ? 'unknown' : null;
  const unit = units[word];
  if (unit === undefined) return word === 'nx' || word === 'get' ? null : 'unknown';
  const count = next ? numberOf(next) : null;
  return count === null ? 'unknown' : count * unit;
}

function lastsByOptions(
  properties: Readonly<Record<string, Value>>,
  under: readonly Value[],
): number | 'unknown' | null {
  if (under.length > 0) return 'unknown';
  for (const [name, value] of Object.entries(properties)) {
    const option = name.toLowerCase();
    const unit = units[option];
    const count = numberOf(value);
    if (unit !== undefined) return count === null ? 'unknown' : count * unit;
    if (option !== 'nx' && option !== 'get' && option !== 'condition') return 'unknown';
  }
  return null;
}
