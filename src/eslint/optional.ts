import type { CallFact } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import type { Settings } from './settings/settings.ts';

/**
 * The name under which the dependency of a call is declared optional: its client, its package, its kind of system, a part of its target, or the
 * class or function that makes the call (`owner`); `null` where it is not.
 */
export function optionalName({ remote }: CallFact, { optional }: Settings, owner = ''): string | null {
  if (!remote || optional.length === 0) return null;
  const { client, library, system, target } = remote;
  const called = client.name.replace(/^this\./, '');
  const names = [client.name, called, library, system, ...owner.split('.')].map((name) => name.toLowerCase());
  const place = target ? textIn(target).toLowerCase() : '';
  return (
    optional.find((name) => names.includes(name.toLowerCase()) || place.includes(name.toLowerCase())) ?? null
  );
}

/** The constant parts of a target, and the settings that others come from. */
function textIn(value: Value): string {
  if (value.kind === 'text') return value.parts.map(textIn).join('');
  if (value.kind === 'environment') return value.name ?? '';
  return value.kind === 'literal' ? String(value.value) : '';
}
