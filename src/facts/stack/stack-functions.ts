import { awsCdk } from '../../libraries/constructs/aws-cdk.ts';
import { triesOf, type DeployedFunction } from '../../program/deployed-function.ts';
import type { StackReader } from '../../program/deployed-functions.ts';
import type { Compiler } from '../../program/service-program.ts';
import { rememberWeakly } from '../../remember.ts';
import { numberOf, propertyOf } from '../read-value.ts';
import { propertiesIn } from './construct.ts';
import { secondsIn } from './duration.ts';
import { modulesOf } from './function-code.ts';
import { overriddenIn } from './overrides.ts';
import { linkQueues } from './stack-queues.ts';
import { constructsIn, openStack, type Stack } from './stack.ts';

/** Reads the stacks of the CDK with a compiler: their functions, as far as it is known where the code is. */
export const stackReader = rememberWeakly((compiler: Compiler): StackReader => ({
  file: awsCdk.project.file,
  functionsIn: (folder, disk) => unlessTooDeep(() => distinct(openStack(compiler, awsCdk, folder, disk))),
}));

/** What is read; nothing where a file is nested so deeply that the stack is exhausted. */
function unlessTooDeep(read: () => readonly DeployedFunction[]): readonly DeployedFunction[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}

/** The functions of a stack; those that are alike in all count as one. */
function distinct(stack: Stack | null): readonly DeployedFunction[] {
  const functions = stack ? functionsIn(stack) : [];
  return [...new Map(functions.map((one) => [JSON.stringify(one), one])).values()];
}

function functionsIn(stack: Stack): readonly DeployedFunction[] {
  const { library } = stack;
  const isOverridden = overriddenIn(stack);
  const functions = constructsIn(stack, library.functions);
  const queuesOf = linkQueues(stack, functions);
  return functions.flatMap(({ made, model }) => {
    const modules = modulesOf(stack, model, made);
    const timeout = propertyOf(propertiesIn(made), model.timeout);
    const seconds = isOverridden(model.timeout) ? null : secondsIn(library, timeout, library.timeoutSeconds);
    const again = numberOf(propertyOf(propertiesIn(made), model.retries));
    const tries = isOverridden(model.retries) ? null : triesOf(again, model.retries);
    return modules.length > 0 ? [{ modules, seconds, tries, queues: queuesOf(made) }] : [];
  });
}
