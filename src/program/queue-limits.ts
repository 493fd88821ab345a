import type { DeployedFunctions } from './deployed-functions.ts';
import type { QueueLimit } from './redrive.ts';

/**
 * Tells how often the queue delivers a message again that the handler in a file is given by its template; `null` where no template around the
 * file says that, or several functions run it.
 */
export function createQueueLimits(deployed: DeployedFunctions): (fileName: string) => QueueLimit | null {
  return (fileName) => {
    const [only, ...others] = deployed.running(fileName);
    return only && others.length === 0 ? only.queue : null;
  };
}
