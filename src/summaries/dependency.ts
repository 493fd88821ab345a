import type { System } from '../libraries/descriptor.ts';
import type { RemoteCall } from '../facts/model.ts';

/** Systems that answer for others: peers and vendors. Stores and brokers have pools and queues of their own. */
const answering: readonly System[] = ['service', 'payment', 'mail', 'chat', 'model'];

/** Whether a system is another service, rather than a store or a broker. */
export function isAnswering(system: System): boolean {
  return answering.includes(system);
}

/** Whether a call waits for the answer of another service, and is not given one that a framework keeps. */
export function asksService({ effect, kept, streaming, system }: RemoteCall): boolean {
  return isAnswering(system) && effect !== 'none' && streaming !== 'yes' && !kept;
}

/** What a call depends on, as far as it is told: the host or setting of its address. `null` where that is not known. */
export function hostOf({ target }: Pick<RemoteCall, 'target'>): string | null {
  const parts = target?.kind === 'text' ? target.parts : [target];
  const first = parts.find((part) => part?.kind !== 'literal' || part.value !== '');
  if (first?.kind === 'environment') return first.name;
  const text = first?.kind === 'literal' ? String(first.value) : '';
  return /^[a-z]+:\/\/([^/?#]+)/i.exec(text)?.[1] ?? null;
}
