import type { CallModel } from '../libraries/descriptor.ts';
import type { KeyFact, RemoteCall } from './model.ts';
import { absent, isAbsent, propertyAt, textOf } from './read-value.ts';
import type { Value } from './value.ts';

/**
 * What a request is of which its own text does not tell whether it makes something new: its method is what callers give, or it is a `POST` that
 * may be a question. Nothing for other calls.
 */
export function openRequest(
  { effect }: CallModel,
  args: readonly Value[],
  options: Value,
  key: KeyFact | null,
): Pick<RemoteCall, 'open'> {
  if (!key || typeof effect !== 'object' || effect.from !== 'http-method') return {};
  const holder = effect.argument === undefined ? options : (args[effect.argument] ?? absent);
  const written = propertyAt(holder, effect.option);
  const method: Value = isAbsent(written) ? { kind: 'literal', value: effect.fallback } : written;
  return method.kind === 'parameter' || isPost(method) ? { open: { method, key } } : {};
}

function isPost(method: Value): boolean {
  return textOf(method)?.toUpperCase() === 'POST';
}
