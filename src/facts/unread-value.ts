import type { ts } from 'ts-morph';
import { shortText } from './session.ts';
import type { Value } from './value.ts';

/** The value of an expression of which nothing is known but its text. */
export function unread(node: ts.Node): Value {
  return { kind: 'unknown', text: shortText(node, 40) };
}
