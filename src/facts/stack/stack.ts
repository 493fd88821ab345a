import type { ConstructLibrary, ConstructModel } from '../../libraries/constructs/construct-library.ts';
import type { Disk } from '../../program/disk.ts';
import type { Compiler } from '../../program/service-program.ts';
import { openStackProgram } from '../../program/stack-program.ts';
import type { Session } from '../session.ts';
import { sitesOf, type CallSite } from '../sites.ts';
import { createCompletion, type Completion } from './completion.ts';
import { madeIn, modelOf, type Made } from './construct.ts';
import { openStackSession } from './stack-session.ts';

/** The reading of the program that makes the stacks of a folder. */
export interface Stack {
  readonly library: ConstructLibrary;
  /** From where the program is run. */
  readonly folder: string;
  readonly session: Session;
  readonly calls: readonly CallSite[];
  readonly complete: Completion;
}

/** Opens the program of the stacks in a folder; `null` where it cannot be found. */
export function openStack(
  compiler: Compiler,
  library: ConstructLibrary,
  folder: string,
  disk: Disk,
): Stack | null {
  const program = openStackProgram(compiler, folder, library.project, disk);
  if (!program) return null;
  const session = openStackSession(program, library, folder);
  const calls = program.sources.flatMap((file) => sitesOf(session, file).calls);
  return { library, folder, session, calls, complete: createCompletion(session, calls) };
}

/** A construct, with what is known of its class. */
export interface Modelled<Model> {
  readonly made: Made;
  readonly model: Model;
}

/** The constructs of some classes, each for every way in which the program makes it. */
export function constructsIn<Model extends ConstructModel>(
  { calls, complete, library, session }: Stack,
  models: readonly Model[],
): readonly Modelled<Model>[] {
  return calls.filter(session.ts.isNewExpression).flatMap((call) => {
    const value = session.evaluate(call);
    if (!modelOf(models, madeIn(session, library, value))) return [];
    return complete(value).flatMap((one) => {
      const made = madeIn(session, library, one);
      const model = modelOf(models, made);
      return made && model ? [{ made, model }] : [];
    });
  });
}
