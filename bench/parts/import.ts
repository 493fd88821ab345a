import { fileURLToPath } from 'node:url';

import { bundle } from '../../scripts/bundle.ts';
import type { Measured } from '../../scripts/proof/record.ts';
import { generateService } from '../generated-service.ts';
import { imported, loaded } from '../processes/measurements.ts';
import { Rounds } from '../rounds.ts';
import { runProcess } from '../run-process.ts';
import { milliseconds } from '../shown.ts';

const imports = 9;

/** Files of a generated service that import no package, or none that leaves the process. */
const plain = ['src/*/*.model.ts', 'src/*/*.contract.ts', 'src/errors.ts', 'src/config.ts', 'src/logger.ts'];

/** What the plugin takes before it has anything to look at. */
export async function measureImport(): Promise<Measured> {
  const { folder } = await generateService(100);
  const dist = fileURLToPath(new URL('../generated/dist', import.meta.url));
  await bundle(dist);
  const rounds = await Rounds.take(['the plugin'], imports, () =>
    runProcess(imported, 'import-plugin', [`${dist}/src/index.js`], ['--expose-gc']),
  );
  const { files, isLoaded } = await runProcess(loaded, 'watch-loading', [folder, ...plain]);
  const cpu = rounds.median('the plugin', (measured) => measured.cpu);
  const wall = rounds.median('the plugin', (measured) => measured.wall);
  return {
    part: 'import',
    setting: `The built plugin, beside ESLint and typescript-eslint; medians of ${imports} processes.`,
    table: [
      ['Import', 'CPU', 'Wall'],
      ['the plugin', milliseconds(cpu), milliseconds(wall)],
    ],
    figures: [
      { what: 'importing the plugin, CPU', value: cpu, unit: 'ms', most: 40 },
      {
        what: `lints of ${files} files that import nothing we know and load ts-morph all the same`,
        value: isLoaded ? 1 : 0,
        unit: 'count',
        most: 0,
      },
    ],
  };
}
