import { fileURLToPath } from 'node:url';

import { beforeAll, expect, test } from 'vitest';

import { lint, loaded, session } from '../../bench/processes/measurements.ts';
import { compileProcesses, runProcess } from '../../bench/run-process.ts';
import { writeService } from '../../bench/service/write-service.ts';

const folder = fileURLToPath(new URL('../../bench/generated/small-service', import.meta.url));
const route = 'src/account/account.routes.ts';

beforeAll(async () => {
  await compileProcesses();
  await writeService(folder, 1, 1);
});

test('a lint is measured with our rules in it, and without', async () => {
  const [without, ours] = await Promise.all(
    ['typed no-op', 'typed no-op + ours'].map((configuration) =>
      runProcess(lint, 'lint-service', [folder, configuration, 'src/**/*.ts']),
    ),
  );
  expect(without).toMatchObject({ ours: 0, findings: 0 });
  expect(ours?.files).toBe(without?.files);
  expect(ours?.ours).toBeGreaterThan(0);
});

test('a session of an editor is measured edit by edit, and its heap weighed', async () => {
  const args = [folder, 'ours', '50', `route=${route}`, `pool, then route=src/db/pool.ts,${route}`];
  const { edits, heap } = await runProcess(session, 'edit-service', args, ['--expose-gc']);
  expect(Object.keys(edits)).toEqual(['route', 'pool, then route']);
  expect(heap.map((weighed) => weighed.edits)).toEqual([50]);
});

test('ts-morph is not loaded for files that import nothing we know', async () => {
  const plain = [folder, 'src/*/*.model.ts', 'src/errors.ts'];
  expect(await runProcess(loaded, 'watch-loading', plain)).toEqual({ files: 2, isLoaded: false });
});
