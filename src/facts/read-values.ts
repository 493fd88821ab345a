import type { ts } from 'ts-morph';
import { unknownValue } from './read-value.ts';
import type { Value } from './value.ts';

/** Values already read. What is read in the middle of a cycle holds for that reading only, so that no order of questions changes an answer. */
export interface ReadValues {
  /** The value of a node, computed once; unknown where its own computation asks for it. */
  of(node: ts.Node, compute: () => Value): Value;
}

interface Passing {
  readonly value: Value;
  readonly within: ReadonlySet<ts.Node>;
}

export function createReadValues(): ReadValues {
  const settled = new Map<ts.Node, Value>();
  const running = new Set<ts.Node>();
  const passing = new Map<ts.Node, Passing>();
  /** Running nodes on which what is being computed depends. */
  let within = new Set<ts.Node>();

  function read(node: ts.Node, compute: () => Value): Value {
    const outer = within;
    within = new Set();
    running.add(node);
    const value = compute();
    running.delete(node);
    const closesCycle = within.delete(node);
    if (closesCycle) for (const [one, { within: heads }] of passing) if (heads.has(node)) passing.delete(one);
    if (within.size === 0) settled.set(node, value);
    else passing.set(node, { value, within });
    within = new Set([...outer, ...within]);
    return value;
  }

  return {
    of(node, compute) {
      const known = settled.get(node);
      if (known) return known;
      if (running.has(node)) {
        within.add(node);
        return unknownValue;
      }
      const passed = passing.get(node);
      if (!passed) return read(node, compute);
      for (const head of passed.within) within.add(head);
      return passed.value;
    },
  };
}
