import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ESLint } from 'eslint';
import { afterAll, expect, it } from 'vitest';

import { configurationOf } from '../../bench/processes/configurations.ts';
import { writeService } from '../../bench/service/write-service.ts';

// Below this folder the service finds the real libraries.
const generated = fileURLToPath(new URL('../../bench/generated/', import.meta.url));
mkdirSync(generated, { recursive: true });
const folder = mkdtempSync(`${generated}findings-`);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('finds in the service that is measured what is measured: a lint that finds less costs less', async () => {
  await writeService(folder, 8, 1);
  const overrideConfig = await configurationOf('ours', folder);
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig });
  const results = await eslint.lintFiles(['src']);
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, message }) =>
        `${relative(join(folder, 'src'), filePath).replaceAll('\\', '/')} ${ruleId?.replace('distributed/', '') ?? message}`,
    ),
  );
  expect(found).toEqual([
    'account/account.jobs.ts require-retry-backoff',
    'account/account.service.ts no-dual-write',
    'agreement/agreement.cache.ts require-coordination-reason',
    'article/article.client.ts require-timeout',
    'article/article.service.ts no-dual-write',
    'asset/asset.client.ts require-timeout',
    'asset/asset.jobs.ts require-retry-backoff',
    'asset/asset.service.ts no-dual-write',
    'auction/auction.cache.ts require-coordination-reason',
    'badge/badge.client.ts require-timeout',
    'badge/badge.service.ts no-dual-write',
    'payments/charges.ts require-idempotency-key',
    'storage/s3.ts require-timeout',
  ]);
});
