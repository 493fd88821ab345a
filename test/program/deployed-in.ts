import { stackReader } from '../../src/facts/stack/stack-functions.ts';
import { createDeployedFunctions, type DeployedFunctions } from '../../src/program/deployed-functions.ts';
import { userCompiler } from '../../src/program/user-compiler.ts';

/** What templates and stacks deploy, as it is seen from a folder. */
export function deployedIn(folder: string): DeployedFunctions {
  return createDeployedFunctions(folder, stackReader(userCompiler(`${folder}/any.ts`, folder)));
}
