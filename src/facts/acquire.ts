import type { AcquireModel, TypeModel } from '../libraries/descriptor.ts';
import { constructionOptions } from './client.ts';
import type { AcquireFact, Answer } from './model.ts';
import { absent, isAbsent, layered, numberOf, propertyAt, textOf, unknownValue } from './read-value.ts';
import { insertOption } from './remedy.ts';
import type { Session } from './session.ts';
import type { CallSite } from './sites.ts';
import type { ApiValue, Value } from './value.ts';

/** How long a call waits for a connection of the pool that is made at a place; `null` where it is not known to wait for one. */
export function acquireOf(
  session: Session,
  node: CallSite,
  made: ApiValue,
  { acquire: model, options }: TypeModel,
): AcquireFact | null {
  // What is derived from a pool has its connections.
  if (!model || options === undefined || made.base?.type === made.type) return null;
  return {
    bounded: boundedBy(session, made, model),
    limits: model.limits,
    option: `\`${model.remedy}\``,
    remedy: insertOption(session, node, options, model.remedy),
  };
}

function boundedBy(session: Session, made: ApiValue, model: AcquireModel): Answer {
  const layers = constructionOptions(session, made) ?? [unknownValue];
  const read = (option: string) => layered(layers.map((layer) => propertyAt(layer, option)));
  const answers = [
    ...model.options.map((option) => limitedBy(read(option), model)),
    model.waits === undefined ? 'no' : refusedBy(read(model.waits)),
    model.address === undefined ? 'no' : limitedIn(made.args?.[model.address] ?? absent, model),
  ];
  return (['yes', 'unknown'] as const).find((answer) => answers.includes(answer)) ?? 'no';
}

function limitedBy(value: Value, { off }: AcquireModel): Answer {
  if (isAbsent(value)) return 'no';
  if (value.kind === 'environment') return 'yes';
  const number = numberOf(value);
  if (number === null) return 'unknown';
  return Number.isFinite(number) && !off.includes(number) ? 'yes' : 'no';
}

/** Whether a call fails at once instead of waiting. */
function refusedBy(waits: Value): Answer {
  if (isAbsent(waits)) return 'no';
  return waits.kind === 'literal' ? (waits.value === false ? 'yes' : 'no') : 'unknown';
}

/** Whether a connection string may name one of the options. */
function limitedIn(address: Value, { options }: AcquireModel): Answer {
  const text = textOf(address);
  return text === null || options.some((option) => text.includes(option)) ? 'unknown' : 'no';
}
