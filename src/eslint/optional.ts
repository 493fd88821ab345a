import type { CallFact } from '../facts/model.ts';
import type { Settings } from './settings/settings.ts';

/** Whether a call goes to a dependency without which a request still succeeds: named by its client as written, its package, or a constant target. */
export function isOptional({ remote }: CallFact, { optional }: Settings): boolean {
  if (!remote || optional.length === 0) return false;
  const { client, library, target } = remote;
  const names = [client.name, client.name.replace(/^this\./, ''), library];
  const place = target?.kind === 'literal' ? String(target.value) : '';
  return optional.some((name) => names.includes(name) || (place !== '' && place.includes(name)));
}
