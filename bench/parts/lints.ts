import type { Measured } from '../../scripts/proof/record.ts';
import { generateService } from '../generated-service.ts';
import { lint } from '../processes/measurements.ts';
import { describeRounds, Rounds } from '../rounds.ts';
import { runProcess } from '../run-process.ts';
import { megabytes, seconds } from '../shown.ts';

const noOp = 'typed no-op';
const recommended = 'recommended-type-checked';
const sonarjs = `${noOp} + sonarjs`;
const subjects = [
  ...[noOp, recommended].flatMap((base) => [base, `${base} + callees`, `${base} + ours`]),
  sonarjs,
];

/**
 * What our rules add to lints of the whole service, beside a rule that only asks the checker for the symbol of each callee, and what
 * eslint-plugin-sonarjs adds.
 */
export async function measureLints(runs: number): Promise<Measured> {
  const { files, folder } = await generateService(500);
  const rounds = await Rounds.take(subjects, runs, (configuration) =>
    runProcess(lint, 'lint-service', [folder, configuration, 'src/**/*.ts']),
  );
  const added = (base: string) =>
    rounds.compare(`${base} + ours`, base, (ours, { cpu }) => ours.cpu / cpu - 1);
  const addedBy = (what: string) => rounds.compare(what, noOp, (more, { cpu }) => more.cpu - cpu);
  const memory = rounds.compare(`${noOp} + ours`, noOp, (ours, base) => ours.memory - base.memory);
  const findings = rounds.median(`${noOp} + ours`, (measured) => measured.findings);
  return {
    part: 'lints',
    setting: `${files} files, ${findings} findings; ${describeRounds(runs)}.`,
    table: [
      ['Lint', 'CPU', 'Wall', 'Peak memory', 'Inside our rules'],
      ...subjects.map((name) => {
        const ours = rounds.median(name, (measured) => measured.ours);
        return [
          name,
          seconds(rounds.median(name, ({ cpu }) => cpu)),
          seconds(rounds.median(name, ({ wall }) => wall)),
          megabytes(rounds.median(name, (measured) => measured.memory)),
          ours === 0 ? '–' : seconds(ours),
        ];
      }),
    ],
    figures: [
      { what: 'CPU that our rules add to the typed no-op', value: added(noOp), unit: 'share', most: 0.15 },
      {
        what: 'CPU that they add to recommended-type-checked',
        value: added(recommended),
        unit: 'share',
        most: 0.02,
      },
      {
        what: 'what they add to the typed no-op, of what eslint-plugin-sonarjs recommended adds',
        value: addedBy(`${noOp} + ours`) / addedBy(sonarjs),
        unit: 'share',
        most: 0.5,
      },
      { what: 'peak memory that they add to the typed no-op', value: memory, unit: 'MB', most: 60 },
    ],
  };
}
