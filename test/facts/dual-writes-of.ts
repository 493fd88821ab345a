import { createSummaries } from '../../src/summaries/summaries.ts';
import { openFile, type Files } from '../program/open-file.ts';
import { openFacts } from './open-service.ts';

/** How many dual writes a file of a package has; `NaN` where the program does not hold it. */
export function dualWritesOf(files: Files, path: string): number {
  const { file, program } = openFile(files, path);
  const facts = openFacts(program);
  const fileFacts = facts.fileFacts(file.fileName);
  return fileFacts ? createSummaries(facts).dualWrites(fileFacts).length : NaN;
}
