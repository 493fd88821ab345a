import { confidences, costs, type Cost } from '../eslint/create-rule.ts';
import type { Entry, Finding } from './finding.ts';

/** Something that a run has to say, with the file that it is about. */
export interface Placed<Said extends Entry = Entry> {
  /** Relative to the working folder. */
  readonly path: string;
  readonly entry: Said;
}

/** How many findings a reader is shown before all others. */
const firstFindings = 10;

/** What each cost is called above its findings. */
const titles: Readonly<Record<Cost, string>> = {
  loss: 'Money or data lost',
  outage: 'Outage',
  degradation: 'Degradation',
};

/** The costs with what they are called, the worst first. */
export const costTitles: readonly (readonly [Cost, string])[] = costs.map((cost) => [cost, titles[cost]]);

/**
 * The findings that matter most, when there are more than can be read at once: by what they cost, then by the confidence
 * of their rule. Among equals each rule has its turn, in the order of the files, so that all kinds are seen.
 */
export function mattersMost(said: readonly Placed[]): readonly Placed<Finding>[] {
  const findings = said.filter(isWeighed);
  if (findings.length <= firstFindings) return [];
  const turns = new Map<string, number>();
  const weighed = findings.map((placed) => {
    const { rule, cost, preset } = placed.entry;
    const turn = turns.get(rule) ?? 0;
    turns.set(rule, turn + 1);
    return { placed, weight: [rank(costs, cost), rank(confidences, preset), turn] };
  });
  weighed.sort((left, right) => compare(left.weight, right.weight));
  return weighed.slice(0, firstFindings).map(({ placed }) => placed);
}

function isWeighed(placed: Placed): placed is Placed<Finding> {
  return placed.entry.kind === 'finding' && rank(costs, placed.entry.cost) < costs.length;
}

/** The place of a name in its order; a name that is not in it comes last. */
function rank(order: readonly string[], name: string | null): number {
  const place = order.findIndex((one) => one === name);
  return place < 0 ? order.length : place;
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, weight] of left.entries()) {
    const difference = weight - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
