import type { Measured } from '../../scripts/proof/record.ts';
import { generateService, places } from '../generated-service.ts';
import { session } from '../processes/measurements.ts';
import { describeRounds, Rounds } from '../rounds.ts';
import { runProcess } from '../run-process.ts';
import { milliseconds, seconds } from '../shown.ts';

const noOp = 'typed no-op';
const ours = `${noOp} + ours`;

/** What is edited and what is linted after it, with the most time of our own that it may take, ms. */
const edited = [
  { name: 'a leaf', most: 5, files: places.leaf },
  { name: 'a service', most: null, files: places.service },
  { name: 'a hub', most: 50, files: places.hub },
  { name: 'a service, after an edit in the hub', most: 50, files: `${places.hub},${places.service}` },
] as const;

const editsOfEach = 40;

/** What an editor waits for: the first lint, and the lint after each edit. */
export async function measureEdits(runs: number): Promise<Measured> {
  const { files, folder } = await generateService(500);
  const args = edited.map((place) => `${place.name}=${place.files}`);
  const rounds = await Rounds.take([noOp, ours], runs, (configuration) =>
    runProcess(session, 'edit-service', [
      folder,
      configuration,
      String(editsOfEach * edited.length),
      ...args,
    ]),
  );
  const cpu = (subject: string, name: string) =>
    rounds.median(subject, ({ edits }) => edits[name]?.cpu ?? NaN);
  const own = (name: string) => rounds.median(ours, ({ edits }) => edits[name]?.ours ?? NaN);
  return {
    part: 'edits',
    setting: `One process for a service of ${files} files; ${editsOfEach} edits of each kind; ${describeRounds(runs)}.`,
    table: [
      ['Lint of', 'CPU, typed no-op', 'CPU with ours', 'Inside our rules'],
      [
        'the first file of the process',
        seconds(rounds.median(noOp, ({ cold }) => cold.cpu)),
        seconds(rounds.median(ours, ({ cold }) => cold.cpu)),
        milliseconds(rounds.median(ours, ({ cold }) => cold.ours)),
      ],
      ...edited.map(({ name }) => [
        `${name}, edited`.replace(/, after (.*), edited$/, ', after $1'),
        milliseconds(cpu(noOp, name)),
        milliseconds(cpu(ours, name)),
        milliseconds(own(name)),
      ]),
    ],
    figures: [
      {
        what: 'CPU that our rules add to the first lint of an editor',
        value: rounds.compare(ours, noOp, (more, base) => more.cold.cpu / base.cold.cpu - 1),
        unit: 'share',
        most: 0.25,
      },
      ...edited.map(({ most, name }) => ({
        what: `time inside our rules after an edit: ${name}`,
        value: own(name),
        unit: 'ms' as const,
        most,
      })),
    ],
  };
}
