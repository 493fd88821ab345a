import type { DeployedFunction } from './deployed-function.ts';
import type { DeployedFunctions } from './deployed-functions.ts';

/** Tells as which function the handler in a file is deployed; `null` where nothing around the file says that, or several functions run it. */
export function createSoleDeployment(
  deployed: DeployedFunctions,
): (fileName: string) => DeployedFunction | null {
  return (fileName) => {
    const [only = null, ...others] = deployed.running(fileName);
    return others.length === 0 ? only : null;
  };
}
