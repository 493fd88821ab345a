import type { Measured } from '../../scripts/proof/record.ts';
import { generateService, places } from '../generated-service.ts';
import { lint } from '../processes/measurements.ts';
import { describeRounds, Rounds } from '../rounds.ts';
import { runProcess } from '../run-process.ts';
import { megabytes, milliseconds, seconds } from '../shown.ts';

const noOp = 'typed no-op';
const ours = `${noOp} + ours`;

/** What the lint of one file costs that is about to be committed. */
export async function measureStaged(runs: number): Promise<Measured> {
  const { files, folder } = await generateService(500);
  const staged = Object.entries(places);
  const subjects = staged.flatMap(([, file]) =>
    [noOp, ours].map((configuration) => `${configuration}: ${file}`),
  );
  const rounds = await Rounds.take(subjects, runs, (name) => {
    const [configuration = '', file = ''] = name.split(': ');
    return runProcess(lint, 'lint-service', [folder, configuration, file]);
  });
  return {
    part: 'staged',
    setting: `One file of ${files}, in a process of its own; ${describeRounds(runs)}.`,
    table: [
      ['Staged file', 'CPU, typed no-op', 'CPU with ours', 'Peak memory added', 'Inside our rules'],
      ...staged.map(([, file]) => [
        `\`${file}\``,
        seconds(rounds.median(`${noOp}: ${file}`, ({ cpu }) => cpu)),
        seconds(rounds.median(`${ours}: ${file}`, ({ cpu }) => cpu)),
        megabytes(
          rounds.compare(`${ours}: ${file}`, `${noOp}: ${file}`, (more, base) => more.memory - base.memory),
        ),
        milliseconds(rounds.median(`${ours}: ${file}`, (measured) => measured.ours)),
      ]),
    ],
    figures: staged.map(([place, file]) => ({
      what: `CPU that our rules add to the typed no-op for one staged file, a ${place}`,
      value: rounds.compare(`${ours}: ${file}`, `${noOp}: ${file}`, (more, base) => more.cpu / base.cpu) - 1,
      unit: 'share',
      most: 0.25,
    })),
  };
}
