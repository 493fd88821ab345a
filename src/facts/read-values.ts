import type { ts } from 'ts-morph';
import { unknownValue } from './read-value.ts';
import type { Value } from './value.ts';

interface Passing {
  readonly value: Value;
  readonly within: ReadonlySet<ts.Node>;
}

/** Values already read. What is read in the middle of a cycle holds for that reading only, so that no order of questions changes an answer. */
export class ReadValues {
  /** `null` for a node that is being computed. */
  readonly #settled = new Map<ts.Node, Value | null>();
  readonly #passing = new Map<ts.Node, Passing>();
  /** Nodes being computed on which what is being computed depends; `null` for none. */
  #within: Set<ts.Node> | null = null;

  /** The value of a node, computed once; unknown where its own computation asks for it. */
  of(node: ts.Node, compute: () => Value): Value {
    const known = this.#settled.get(node);
    if (known) return known;
    if (known === null) {
      this.#dependOn([node]);
      return unknownValue;
    }
    const passed = this.#passing.get(node);
    if (!passed) return this.#read(node, compute);
    this.#dependOn(passed.within);
    return passed.value;
  }

  #read(node: ts.Node, compute: () => Value): Value {
    const outer = this.#within;
    this.#within = null;
    this.#settled.set(node, null);
    const value = compute();
    const heads = this.#takeHeads(node);
    this.#within = outer;
    if (heads === null) this.#settled.set(node, value);
    else {
      this.#settled.delete(node);
      this.#passing.set(node, { value, within: heads });
      this.#dependOn(heads);
    }
    return value;
  }

  /** What the computation of a node depended on, without the node itself. */
  #takeHeads(node: ts.Node): ReadonlySet<ts.Node> | null {
    const heads = this.#within;
    if (heads?.delete(node)) this.#forgetWithin(node);
    return heads && heads.size > 0 ? heads : null;
  }

  #dependOn(heads: Iterable<ts.Node>): void {
    this.#within ??= new Set();
    for (const head of heads) this.#within.add(head);
  }

  #forgetWithin(head: ts.Node): void {
    for (const [node, { within }] of this.#passing) if (within.has(head)) this.#passing.delete(node);
  }
}
