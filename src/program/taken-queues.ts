import type { DeployedFunctions } from './deployed-functions.ts';
import type { DeployedQueue } from './deployed-queue.ts';

/**
 * Tells whose messages the handler in a file is given as it is deployed; those of no queue where nothing around the file says that, or several
 * functions run it.
 */
export function createTakenQueues(
  deployed: DeployedFunctions,
): (fileName: string) => readonly DeployedQueue[] {
  return (fileName) => {
    const [only, ...others] = deployed.running(fileName);
    return only && others.length === 0 ? only.queues : [];
  };
}
