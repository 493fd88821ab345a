import type { CallModel } from '../libraries/descriptor.ts';
import { alternatives, absent } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The options that a call is given; `absent` when it is given none, unknown when they cannot be told apart from other arguments. */
export function optionsOf(session: Session, model: CallModel, args: readonly Value[]): Value {
  const positions = model.optionsAt ?? (model.options === undefined ? [] : [model.options]);
  const candidates = positions.map((position) => args[position] ?? absent).filter((value) => mayBeOptions(session, value));
  const layers = [...candidates.toReversed(), ...positions.flatMap((position) => builtOptions(session, args[position]))];
  const [only, ...others] = layers;
  if (!only) return absent;
  return others.length === 0 ? only : { kind: 'object', properties: {}, under: layers, site: null };
}

function mayBeOptions({ knowledge }: Session, value: Value): boolean {
  return alternatives(value).some((one) => {
    if (one.kind === 'text' || one.kind === 'function' || one.kind === 'environment' || one.kind === 'array') return false;
    if (one.kind === 'literal') return false;
    return one.kind !== 'api' || knowledge.library(one.package)?.type(one.type) == null;
  });
}

/** The options with which a `Request` or the like was built. */
function builtOptions({ knowledge }: Session, value: Value | undefined): Value[] {
  if (value?.kind !== 'api' || value.path !== '') return [];
  const position = knowledge.library(value.package)?.type(value.type)?.options;
  const built = position === undefined ? undefined : value.args?.[position];
  return built ? [built] : [];
}
