/**
 * What leads to something, each visited once; more may be added on the way. The latest is visited first, so that one way is followed to where it
 * begins before another is.
 */
export class Ways<Place> {
  readonly #known: Set<Place>;
  readonly #open: Place[];

  constructor(start: Place) {
    this.#known = new Set([start]);
    this.#open = [start];
  }

  add(place: Place): void {
    if (this.#known.has(place)) return;
    this.#known.add(place);
    this.#open.push(place);
  }

  *[Symbol.iterator](): Generator<Place> {
    for (let place = this.#open.pop(); place !== undefined; place = this.#open.pop()) yield place;
  }
}
