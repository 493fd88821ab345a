import type { DeployedFunctions } from './deployed-functions.ts';
import { highestOf, type QueueLimit } from './deployed-queue.ts';

/**
 * Tells how often the queue delivers a message again that the handler in a file is given as it is deployed; `null` where nothing around the
 * file says that, or several functions run it.
 */
export function createQueueLimits(deployed: DeployedFunctions): (fileName: string) => QueueLimit | null {
  return (fileName) => {
    const [only, ...others] = deployed.running(fileName);
    return only && others.length === 0 ? highestOf(only.queues) : null;
  };
}
