import type { FileFacts } from '../facts/model.ts';
import { fatalFailures, type FatalFailure, type Naming } from './fatal-failures.ts';
import { createGuards } from './guards.ts';
import { createRequestPaths } from './request-paths.ts';
import { createUnguarded, type UnguardedDependency } from './unguarded-dependencies.ts';
import type { ProgramCalls } from './program-calls.ts';
import { remember } from '../remember.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** What requests wait for and depend on. */
export interface RequestSummaries {
  /** Services that requests wait for, with nothing between that gives up on them. */
  unguardedDependencies(file: FileFacts): readonly UnguardedDependency[];
  /** Calls that `isMeant` names, and that fail the requests that wait for them. */
  fatalFailures(file: FileFacts, isMeant: Naming): readonly FatalFailure[];
}

/** What requests depend on. */
export function createRequestSummaries(source: FactSource, program: ProgramCalls): RequestSummaries {
  const paths = createRequestPaths(source, program.callers);
  const search = { source, program, paths, guards: createGuards(source) };
  return {
    unguardedDependencies: remember(createUnguarded(search)),
    fatalFailures: (file, isMeant) => fatalFailures(file, isMeant, search),
  };
}
