import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import * as v from 'valibot';

import { type Configuration, configurations, type Measurement } from './configurations.ts';

const run = promisify(execFile);

const measurement = v.object({
  cpu: v.number(),
  wall: v.number(),
  memory: v.number(),
  ours: v.number(),
  files: v.number(),
  findings: v.number(),
});

/** One measurement of each configuration, taken one after the other. */
export type Round = Readonly<Record<Configuration, Measurement>>;

/**
 * Measures all configurations in turn, so that what else the machine does falls on each of them alike.
 *
 * @param script `lint-service.ts`, bundled.
 */
export async function measureRound(script: string, folder: string): Promise<Round> {
  const measured = new Map<Configuration, Measurement>();
  for (const configuration of configurations)
    measured.set(configuration, await measure(script, folder, configuration));
  const of = (configuration: Configuration): Measurement => {
    const found = measured.get(configuration);
    if (!found) throw new Error(`${configuration} was not measured.`);
    return found;
  };
  return {
    'typed no-op': of('typed no-op'),
    'typed no-op + ours': of('typed no-op + ours'),
    'recommended-type-checked': of('recommended-type-checked'),
    'recommended-type-checked + ours': of('recommended-type-checked + ours'),
  };
}

async function measure(script: string, folder: string, configuration: Configuration): Promise<Measurement> {
  const { stdout } = await run(process.execPath, [script, folder, configuration], { maxBuffer: 2 ** 26 });
  return v.parse(measurement, JSON.parse(stdout));
}
