/** Lints the files `argv[4]…` of the service in `argv[2]` under the configuration `argv[3]`, and prints the measurement as JSON. */
import { ESLint } from 'eslint';

import { configurationOf } from './configurations.ts';
import type { Lint } from './measurements.ts';
import { assertParsed, cpuSince, prefix, takeOwnTime } from './own-time.ts';

const [, , folder = '', configuration = '', ...files] = process.argv;

async function measure(): Promise<Lint> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: await configurationOf(configuration, folder),
  });
  const results = await eslint.lintFiles(files);
  const cpu = cpuSince();
  assertParsed(results);
  return {
    cpu,
    wall: performance.now(),
    memory: process.resourceUsage().maxRSS / 1024,
    ours: takeOwnTime(),
    files: results.length,
    findings: results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId?.startsWith(prefix))
      .length,
  };
}

process.stdout.write(JSON.stringify(await measure()));
