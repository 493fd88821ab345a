import type { ts } from 'ts-morph';
import { unknownValue } from './read-value.ts';
import type { Value } from './value.ts';

/** Reads a node, given what it reads with. */
type Compute<Context> = (context: Context, node: ts.Expression) => Value;

/** A node that is being read, or that was read as part of a cycle that is. */
class Open {
  /** `null` while it is being read. */
  value: Value | null = null;
  /** Its place among the open nodes. */
  readonly place: number;

  constructor(place: number) {
    this.place = place;
  }
}

/** A node of a cycle that was asked for when nothing else of the cycle was open. */
interface Cyclic {
  readonly value: Value;
  readonly members: readonly ts.Node[];
}

/**
 * Values already read. Within a cycle (one of Tarjan's strongly connected components) a value depends on where the reading began, so
 * that it is kept for the node at which it began only, and no order of questions changes an answer.
 */
export class ReadValues {
  readonly #known = new Map<ts.Node, Value | Open>();
  readonly #cyclic = new Map<ts.Node, Cyclic>();
  readonly #stack: ts.Node[] = [];
  /** The lowest place of an open node on which what is being read depends. */
  #lowest = Infinity;

  /** The value of a node, as `compute` reads it; unknown where its own reading asks for it. */
  of<Context>(node: ts.Expression, context: Context, compute: Compute<Context>): Value {
    const known = this.#known.get(node);
    if (known instanceof Open) {
      this.#lowest = Math.min(this.#lowest, known.place);
      return known.value ?? unknownValue;
    }
    if (known) return known;
    const cyclic = this.#cyclic.size > 0 ? this.#cyclic.get(node) : null;
    if (cyclic && !cyclic.members.some((member) => this.#known.get(member) instanceof Open))
      return cyclic.value;
    return this.#read(node, context, compute);
  }

  #read<Context>(node: ts.Expression, context: Context, compute: Compute<Context>): Value {
    const outer = this.#lowest;
    const open = new Open(this.#stack.length);
    this.#stack.push(node);
    this.#known.set(node, open);
    this.#lowest = Infinity;
    const value = compute(context, node);
    const lowest = this.#lowest;
    open.value = value;
    if (lowest < open.place) this.#lowest = Math.min(outer, lowest);
    else {
      this.#lowest = outer;
      if (lowest === open.place) this.#closeCycle(node, open.place, value);
      else this.#settle(node, value);
    }
    return value;
  }

  /** A node on which nothing open depends is the last of the open ones. */
  #settle(node: ts.Node, value: Value): void {
    this.#stack.pop();
    this.#known.set(node, value);
  }

  #closeCycle(node: ts.Node, place: number, value: Value): void {
    const members = this.#stack.splice(place);
    for (const member of members) this.#known.delete(member);
    this.#cyclic.set(node, { value, members });
  }
}
