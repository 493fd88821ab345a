import { alternatives, textOf } from './read-value.ts';
import type { Value } from './value.ts';

/** The root of a host that is not named: `/orders`, and not `//example.com/orders`. */
const rootRelative = /^\/(?!\/)/;

/**
 * Whether a URL is proven to be a path without a host, whatever way the program takes. It has a meaning in a browser alone, where leaving the
 * page ends the call; elsewhere, sending it fails at once.
 */
export function isRootRelative(url: Value): boolean {
  return alternatives(url).every((one) => {
    if (one.kind === 'text') return beginsRootRelative(one.parts);
    return rootRelative.test(textOf(one) ?? '');
  });
}

/** What stands first decides; constant texts that follow one another are one text. */
function beginsRootRelative(parts: readonly Value[]): boolean {
  const following = parts.findIndex((part) => textOf(part) === null);
  const head = parts
    .slice(0, following === -1 ? parts.length : following)
    .map(textOf)
    .join('');
  if (head !== '') return rootRelative.test(head);
  const first = parts[following];
  return first !== undefined && first.kind !== 'literal' && isRootRelative(first);
}
