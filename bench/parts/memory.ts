import type { Measured } from '../../scripts/proof/record.ts';
import { generateService, places } from '../generated-service.ts';
import { session, type Session } from '../processes/measurements.ts';
import { runProcess } from '../run-process.ts';
import { megabytes } from '../shown.ts';

const edits = 200;
const configurations = ['typed no-op', 'typed no-op + ours'] as const;

/** What the heap holds while a long session of an editor goes on. */
export async function measureMemory(): Promise<Measured> {
  const { files, folder } = await generateService(500);
  const args = Object.entries(places).map(([name, file]) => `${name}=${file}`);
  const sessions: { readonly name: string; readonly heap: Session['heap'] }[] = [];
  for (const name of configurations) {
    const { heap } = await runProcess(
      session,
      'edit-service',
      [folder, name, String(edits), ...args],
      ['--expose-gc'],
    );
    sessions.push({ name, heap });
  }
  const marks = sessions[0]?.heap.map((weighed) => weighed.edits) ?? [];
  return {
    part: 'memory',
    setting: `One process for a service of ${files} files, ${edits} edits in a leaf, a service and a hub; the heap after a garbage collection.`,
    table: [
      ['Lint', ...marks.map((mark) => `${mark} edits`)],
      ...sessions.map(({ name, heap }) => [name, ...heap.map(({ held }) => megabytes(held))]),
    ],
    figures: sessions.map(({ name, heap }) => ({
      what: `growth of the heap from the 50th edit to the ${edits}th, ${name}`,
      value: (heap.at(-1)?.held ?? NaN) / (heap[0]?.held ?? NaN) - 1,
      unit: 'share',
      most: name.endsWith('ours') ? 0.02 : null,
    })),
  };
}
