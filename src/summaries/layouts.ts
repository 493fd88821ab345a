import type { CallFact, FileFacts, FunctionFacts, FunctionId } from '../facts/model.ts';
import { callsIn, createReach, functionsOf, isOfInterest } from './interest.ts';
import { layOut } from './layout.ts';
import { isChange } from './stores.ts';
import { remember, rememberLast } from '../remember.ts';
import type { Occurrence, Place } from './place.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** A function that stands for itself, with the calls that it meets. */
export interface Layout {
  readonly root: FunctionFacts;
  readonly calls: readonly Occurrence[];
  /** An engine persists and repeats the function, and undoes it where that is declared. */
  readonly durable: boolean;
}

/** The layouts that are kept: those of a large file and of what its questions ask about. Each may hold thousands of places. */
const layoutsKept = 64;

/** The layouts of one program. */
export class Layouts {
  readonly #source: FactSource;
  readonly #matters: (id: FunctionId) => boolean;
  readonly #changes: (id: FunctionId) => boolean;
  readonly #made = rememberLast(layoutsKept, (root: FunctionFacts) => this.#layOut(root));
  readonly #ofFile = rememberLast(1, (file: FileFacts) => this.#layOutFile(file));
  readonly #engineSteps = remember((file: string) => handedToEngine(this.#source.fileFacts(file)));

  constructor(source: FactSource) {
    const functionFacts = (id: FunctionId) => source.functionFacts(id);
    this.#source = source;
    this.#matters = createReach(functionFacts, isOfInterest, functionsOf);
    this.#changes = createReach(functionFacts, isChange, (call) => [
      ...functionsOf(call),
      ...handlersOf(call),
    ]);
  }

  of(root: FunctionFacts): Layout {
    return this.#made(root);
  }

  /** The layout of a function; `null` when it is not part of the program. */
  byId(id: FunctionId): Layout | null {
    const facts = this.#source.functionFacts(id);
    return facts && this.of(facts);
  }

  /** The calls that a function meets; none when it is not part of the program. */
  callsOf(id: FunctionId): readonly Occurrence[] {
    return this.byId(id)?.calls ?? [];
  }

  /** Whether anything of a file may be told of: a client, what enters it from outside, or a function that leads to a call which layouts hold. */
  concerns({ builds, clients, functions, ineffectiveTimeouts }: FileFacts): boolean {
    if (clients.length > 0 || builds.length > 0 || ineffectiveTimeouts.length > 0) return true;
    return functions.some(
      ({ entry, id, served }) => entry !== null || served !== undefined || this.#matters(id),
    );
  }

  /** Tells which functions lead to a call of a kind, through what they call: less than their layouts, and for less. */
  reaching(isWanted: (call: CallFact) => boolean): (id: FunctionId) => boolean {
    return createReach((id) => this.#source.functionFacts(id), isWanted, functionsOf);
  }

  /** The layouts of a file's functions, without those that are written in another one which runs them. */
  ofFile(file: FileFacts): readonly Layout[] {
    return this.#ofFile(file);
  }

  #layOutFile(file: FileFacts): readonly Layout[] {
    const covered = new Set<FunctionId>();
    const layouts: Layout[] = [];
    for (const root of outermostFirst(file.functions)) {
      if (covered.has(root.id)) continue;
      const layout = this.of(root);
      layouts.push(layout);
      for (const id of writtenInside(layout)) covered.add(id);
    }
    return layouts;
  }

  #layOut(root: FunctionFacts): Layout {
    const calls = layOut(root, {
      functionFacts: (id) => this.#source.functionFacts(id),
      matters: this.#matters,
      effectOf: (call) => this.#effectOf(call),
    });
    return { root, calls, durable: this.#isDurable(root) };
  }

  #effectOf(call: CallFact): Occurrence['effect'] {
    if (call.remote?.effect !== 'unknown') return call.remote?.effect ?? null;
    return handlersOf(call).some(this.#changes) ? 'write' : 'unknown';
  }

  #isDurable({ id, entry, span }: FunctionFacts): boolean {
    return entry?.kind === 'durable' || entry?.kind === 'workflow' || this.#engineSteps(span.file).has(id);
  }
}

function outermostFirst(functions: readonly FunctionFacts[]): readonly FunctionFacts[] {
  return [...functions].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** Functions in the text of the root that run as a part of it. */
function writtenInside({ root, calls }: Layout): ReadonlySet<FunctionId> {
  const found = new Set<FunctionId>();
  const entered = new Set<Place | null>();
  for (const { place } of calls) {
    for (let around: Place | null = place; around; around = around.up) {
      // Places of one sequence belong to the same function, and what is around them was seen with the first one.
      if (entered.has(around.up)) break;
      entered.add(around.up);
      if (around.owner.id !== root.id && around.isHome) found.add(around.owner.id);
    }
  }
  return found;
}

function handlersOf({ targets }: CallFact): readonly FunctionId[] {
  return targets.flatMap(({ by, function: id }) => (by === 'handler' ? [id] : []));
}

/** Functions that a file hands to a durable engine. */
function handedToEngine(file: FileFacts | null): ReadonlySet<FunctionId> {
  const calls = (file?.functions ?? []).flatMap(({ flow }) => callsIn(flow));
  const steps = calls.filter(({ region }) => region?.kind === 'durable' || region?.kind === 'workflow');
  return new Set(steps.flatMap(({ callbacks }) => callbacks.map((use) => use.function)));
}
