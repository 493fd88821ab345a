import { type Configuration, configurations, type Measurement } from './configurations.ts';
import type { Round } from './measure.ts';

/** What we may add at most. */
const targets = { noOp: 0.25, recommended: 0.05, memory: 80 } as const;

/** The tables of a bench: the medians of the rounds, and what our rules add within a round. */
export function reportOf(rounds: readonly Round[], setting: string): string {
  const rows = configurations.map((configuration) => {
    const of = (read: (measured: Measurement) => number): number =>
      median(rounds.map((round) => read(round[configuration])));
    const ours = of(({ ours: spent }) => spent);
    return [
      configuration,
      seconds(of(({ cpu }) => cpu)),
      seconds(of(({ wall }) => wall)),
      `${of(({ memory }) => memory).toFixed(0)} MB`,
      ours === 0 ? '–' : seconds(ours),
    ];
  });
  return [
    setting,
    '',
    table(['Lint', 'CPU', 'Wall', 'Peak memory', 'Inside our rules'], rows),
    '',
    table(
      ['Our rules add', 'CPU', 'Target', 'Wall', 'Peak memory', 'Target'],
      [
        added(rounds, 'typed no-op', targets.noOp),
        added(rounds, 'recommended-type-checked', targets.recommended),
      ],
    ),
  ].join('\n');
}

function added(
  rounds: readonly Round[],
  base: 'typed no-op' | 'recommended-type-checked',
  target: number,
): string[] {
  const ours: Configuration = `${base} + ours`;
  const ratio = (read: (measured: Measurement) => number): string =>
    percent(median(rounds.map((round) => read(round[ours]) / read(round[base]))) - 1);
  const memory = median(rounds.map((round) => round[ours].memory - round[base].memory));
  return [
    `to ${base}`,
    ratio(({ cpu }) => cpu),
    `≤ ${percent(target)}`,
    ratio(({ wall }) => wall),
    `${memory.toFixed(0)} MB`,
    `≤ ${String(targets.memory)} MB`,
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map(line).join('\n');
}

/** The middle of some numbers, the lower one of two. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
