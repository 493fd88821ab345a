import type { CallFact, Flow, FunctionFacts, FunctionId, Step } from '../facts/model.ts';
import { bind, calledFunctions, runFunctions, type Bindings, type Entrance } from './entrances.ts';
import { isMutating } from './handling.ts';
import { isInside } from './home.ts';
import { isOfInterest } from './interest.ts';
import { isOnSuccessPath } from './order.ts';
import { someOutward, type Occurrence, type Part, type Place } from './place.ts';

/** What a layout needs to know about the functions it meets. */
export interface LayoutSource {
  functionFacts(id: FunctionId): FunctionFacts | null;
  /** Whether a function may reach a call that any question is about. */
  matters(id: FunctionId): boolean;
  /** See {@link Occurrence}. */
  effectOf(call: CallFact): Occurrence['effect'];
}

/** The function being laid in, and where. */
interface Scene extends Pick<Place, 'up' | 'owner' | 'via' | 'isHome'> {
  readonly bindings: Bindings;
  readonly certain: boolean;
}

/** Functions laid into each other at most, and calls met at most, in one layout. */
const depthLimit = 16;
const callLimit = 2000;

/**
 * The calls that a function meets when it runs, callees and the functions it hands over laid in, in the order of their
 * text. A call that may reach several functions reaches one of them, each in an arm of its own. Recursion is met once.
 */
export function layOut(root: FunctionFacts, source: LayoutSource): readonly Occurrence[] {
  const layouter = new Layouter(root, source);
  layouter.layFlow(root.flow, {
    up: null,
    owner: root,
    bindings: new Map(),
    via: [],
    certain: true,
    isHome: true,
  });
  return layouter.found;
}

class Layouter {
  readonly found: Occurrence[] = [];
  readonly #root: FunctionFacts;
  readonly #source: LayoutSource;
  #calls = 0;

  constructor(root: FunctionFacts, source: LayoutSource) {
    this.#root = root;
    this.#source = source;
  }

  layFlow(flow: Flow, scene: Scene): void {
    for (const [index, step] of flow.entries()) {
      const stand: Stand = { flow, index, step };
      for (const { part, arm, inner } of sections(step))
        this.layFlow(inner, { ...scene, up: placeOf(stand, scene, part, arm) });
      if (step.kind === 'call') this.#layCall(step.call, stand, scene);
    }
  }

  #layCall(call: CallFact, stand: Stand, scene: Scene): void {
    this.#calls += 1;
    if (this.#calls > callLimit) return;
    if (isOfInterest(call)) this.found.push(this.#meet(call, placeOf(stand, scene, 'itself', 0), scene));
    for (const [arm, { id, part }] of entrances(call, scene, this.#source).entries()) {
      const facts = this.#source.functionFacts(id);
      if (!facts || isRunning(facts.id, scene) || scene.via.length > depthLimit) continue;
      this.layFlow(facts.flow, {
        up: placeOf(stand, scene, part, arm),
        owner: facts,
        bindings: part === 'target' ? bind(call, facts, scene.bindings) : scene.bindings,
        via: [...scene.via, ...nameOf(facts, part, call)],
        certain: scene.certain && (part === 'callback' || isCertain(call, this.#source)),
        isHome: part === 'callback' && isInside(facts.span, this.#root.span),
      });
    }
  }

  #meet(call: CallFact, place: Place, { certain }: Scene): Occurrence {
    const effect = this.#source.effectOf(call);
    const changes = certain && effect !== null && isMutating(effect) && call.remote?.marks === null;
    return { call, effect, place, certain, mutates: changes && isOnSuccessPath(place) };
  }
}

/** Where a step stands in its sequence. */
type Stand = Pick<Place, 'flow' | 'index' | 'step'>;

function placeOf(
  { flow, index, step }: Stand,
  { up, owner, via, isHome }: Scene,
  part: Part,
  arm: number,
): Place {
  return { up, depth: up ? up.depth + 1 : 0, owner, via, isHome, flow, index, step, part, arm };
}

interface Section {
  readonly part: Part;
  readonly arm: number;
  readonly inner: Flow;
}

const noSections: readonly Section[] = [];

/** The sequences inside a step, each with what of the step it is. */
export function sections(step: Step): readonly Section[] {
  switch (step.kind) {
    case 'call':
      return step.retried ? [{ part: 'source', arm: 0, inner: step.retried }] : noSections;
    case 'branch':
      return step.arms.map((inner, arm) => ({ part: 'arm', arm, inner }));
    case 'parallel':
      return step.branches.map((inner, arm) => ({ part: 'arm', arm, inner }));
    case 'loop':
      return [{ part: 'turn', arm: 0, inner: step.body }];
    case 'try':
      return [
        { part: 'body', arm: 0, inner: step.body },
        { part: 'handler', arm: 0, inner: step.handler ?? [] },
        { part: 'finalizer', arm: 0, inner: step.finalizer ?? [] },
      ];
    default:
      return noSections;
  }
}

const noEntrances: readonly Entrance[] = [];

function entrances(call: CallFact, { bindings, up }: Scene, source: LayoutSource): readonly Entrance[] {
  const entered = calledFunctions(call).filter((id) => source.matters(id));
  const run = [...runFunctions(call, bindings), ...subscribedFunctions(call, up)];
  if (entered.length + run.length === 0) return noEntrances;
  return [
    ...entered.map((id): Entrance => ({ id, part: 'target' })),
    ...run.map((id): Entrance => ({ id, part: 'callback' })),
  ];
}

/** Functions of a lazy source, where it is one that is retried. Who makes others run, and when, is not looked at. */
function subscribedFunctions({ callbacks }: CallFact, up: Place | null): readonly FunctionId[] {
  const found = callbacks.flatMap(({ subscribed, function: id }) => (subscribed ? [id] : []));
  const isRetried = found.length > 0 && up !== null && someOutward(up, ({ part }) => part === 'source');
  return isRetried ? found : [];
}

/** Whether whatever the call reaches does something of interest. */
function isCertain(call: CallFact, source: LayoutSource): boolean {
  return calledFunctions(call).every((id) => source.matters(id));
}

function isRunning(id: FunctionId, { owner, up }: Scene): boolean {
  return owner.id === id || (up !== null && someOutward(up, (at) => at.owner.id === id));
}

/** A callee is named as its declaration names it, else as the call does; a function handed over only by its declaration. */
function nameOf({ name }: FunctionFacts, part: Entrance['part'], call: CallFact): readonly string[] {
  if (!name.startsWith('<')) return [name];
  return part === 'target' ? [call.callee] : [];
}
