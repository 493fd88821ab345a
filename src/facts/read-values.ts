import type { ts } from 'ts-morph';
import { unknownValue } from './read-value.ts';
import type { Value } from './value.ts';

interface Passing {
  readonly value: Value;
  readonly within: ReadonlySet<ts.Node>;
}

/** Values already read. What is read in the middle of a cycle holds for that reading only, so that no order of questions changes an answer. */
export class ReadValues {
  readonly #settled = new Map<ts.Node, Value>();
  readonly #running = new Set<ts.Node>();
  readonly #passing = new Map<ts.Node, Passing>();
  /** Running nodes on which what is being computed depends. */
  #within = new Set<ts.Node>();

  /** The value of a node, computed once; unknown where its own computation asks for it. */
  of(node: ts.Node, compute: () => Value): Value {
    const known = this.#settled.get(node);
    if (known) return known;
    if (this.#running.has(node)) {
      this.#within.add(node);
      return unknownValue;
    }
    const passed = this.#passing.get(node);
    if (!passed) return this.#read(node, compute);
    for (const head of passed.within) this.#within.add(head);
    return passed.value;
  }

  #read(node: ts.Node, compute: () => Value): Value {
    const outer = this.#within;
    this.#within = new Set();
    this.#running.add(node);
    const value = compute();
    this.#running.delete(node);
    const closesCycle = this.#within.delete(node);
    if (closesCycle) this.#forgetWithin(node);
    if (this.#within.size === 0) this.#settled.set(node, value);
    else this.#passing.set(node, { value, within: this.#within });
    this.#within = new Set([...outer, ...this.#within]);
    return value;
  }

  #forgetWithin(head: ts.Node): void {
    for (const [node, { within }] of this.#passing) if (within.has(head)) this.#passing.delete(node);
  }
}
