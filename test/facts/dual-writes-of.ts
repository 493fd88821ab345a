import { createSummaries } from '../../src/summaries/summaries.ts';
import { openFile, type Files } from '../program/open-file.ts';
import { openFacts } from './open-service.ts';

/** A package that hands jobs to a queue by their names, with `jobs.trigger({ name, payload })`. */
export const jobsByName: Files = {
  'package.json': { name: 'shop', dependencies: {} },
  'tsconfig.json': {
    compilerOptions: { lib: ['es2022'], types: [], module: 'esnext', moduleResolution: 'bundler' },
  },
  'jobs.ts': `
    import { Queue } from 'bullmq';
    const queue = new Queue('jobs');
    export const jobs = {
      trigger: (job: { name: string; payload: object }) => queue.add(job.name, job.payload),
    };`,
};

/** How many dual writes a file of a package has; `NaN` where the program does not hold it. */
export function dualWritesOf(files: Files, path: string): number {
  const { file, program } = openFile(files, path);
  const facts = openFacts(program);
  const fileFacts = facts.fileFacts(file.fileName);
  return fileFacts ? createSummaries(facts).dualWrites(fileFacts).length : NaN;
}
