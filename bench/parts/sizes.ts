import type { Measured } from '../../scripts/proof/record.ts';
import { generateService, type Size } from '../generated-service.ts';
import { lint, type Lint } from '../processes/measurements.ts';
import { describeRounds, Rounds } from '../rounds.ts';
import { runProcess } from '../run-process.ts';
import { change, megabytes, milliseconds, seconds } from '../shown.ts';

const sizes: readonly Size[] = [100, 500, 2000];
const noOp = 'typed no-op';
const ours = `${noOp} + ours`;

/** How the cost of a file grows with the number of files around it. */
export async function measureSizes(runs: number): Promise<Measured> {
  const services = new Map<string, string>();
  for (const size of sizes) services.set(String(size), (await generateService(size)).folder);
  const subjects = sizes.flatMap((size) => [noOp, ours].map((configuration) => subject(size, configuration)));
  const rounds = await Rounds.take(subjects, runs, (name) => {
    const [size = '', configuration = ''] = name.split(' files, ');
    return runProcess(lint, 'lint-service', [services.get(size) ?? '', configuration, 'src/**/*.ts']);
  });
  const perFile = (size: Size) =>
    rounds.median(subject(size, ours), (measured) => measured.ours / measured.files);
  const growth = (larger: Size, smaller: Size) => perFile(larger) / perFile(smaller) - 1;
  return {
    part: 'sizes',
    setting: `Typed no-op with our rules and without; ${describeRounds(runs)}.`,
    table: [
      [
        'Files',
        'CPU, typed no-op',
        'CPU with ours',
        'Added',
        'Peak memory added',
        'Inside our rules, each file',
      ],
      ...sizes.map((size) => row(rounds, size, perFile(size))),
    ],
    figures: [
      {
        what: 'growth of the cost per file, from 100 files to 500',
        value: growth(500, 100),
        unit: 'share',
        most: 0.15,
      },
      {
        what: 'growth of the cost per file, from 500 files to 2,000',
        value: growth(2000, 500),
        unit: 'share',
        most: 0.15,
      },
    ],
  };
}

function subject(size: Size, configuration: string): string {
  return `${size} files, ${configuration}`;
}

function row(rounds: Rounds<Lint>, size: Size, perFile: number): string[] {
  const [base, all] = [subject(size, noOp), subject(size, ours)];
  return [
    size.toLocaleString('en'),
    seconds(rounds.median(base, ({ cpu }) => cpu)),
    seconds(rounds.median(all, ({ cpu }) => cpu)),
    change(rounds.compare(all, base, (with_, without) => with_.cpu / without.cpu - 1)),
    megabytes(rounds.compare(all, base, (with_, without) => with_.memory - without.memory)),
    milliseconds(perFile),
  ];
}
