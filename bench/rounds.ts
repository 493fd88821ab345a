/** What was measured in rounds: each subject once a round, so that what else the machine does falls on all of them alike. */
export class Rounds<Measurement> {
  readonly #bySubject: ReadonlyMap<string, readonly Measurement[]>;

  private constructor(bySubject: ReadonlyMap<string, readonly Measurement[]>) {
    this.#bySubject = bySubject;
  }

  /** Measures the subjects one after the other, and that so many times. */
  static async take<Measurement>(
    subjects: readonly string[],
    count: number,
    measure: (subject: string) => Promise<Measurement>,
  ): Promise<Rounds<Measurement>> {
    const bySubject = new Map<string, Measurement[]>(subjects.map((subject) => [subject, []]));
    for (let round = 1; round <= count; round++) {
      for (const [subject, measurements] of bySubject) {
        console.error(`round ${round} of ${count}: ${subject}`);
        measurements.push(await measure(subject));
      }
    }
    return new Rounds(bySubject);
  }

  /** The middle of what was measured of a subject. */
  median(subject: string, read: (measurement: Measurement) => number): number {
    return median(this.#of(subject).map(read));
  }

  /** The middle of what two subjects of the same round were to each other. */
  compare(subject: string, base: string, read: (subject: Measurement, base: Measurement) => number): number {
    const bases = this.#of(base);
    return median(
      this.#of(subject).flatMap((measurement, round) => {
        const other = bases[round];
        return other === undefined ? [] : [read(measurement, other)];
      }),
    );
  }

  #of(subject: string): readonly Measurement[] {
    const found = this.#bySubject.get(subject);
    if (!found) throw new Error(`${subject} was not measured.`);
    return found;
  }
}

/** The middle of some numbers, the lower one of two. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}

/** How many rounds were taken, as the end of a sentence. */
export function describeRounds(count: number): string {
  return count === 1 ? 'one round' : `medians of ${count} interleaved rounds`;
}
