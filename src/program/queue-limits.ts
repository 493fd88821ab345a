import { createFunctionsOf } from './deployed-functions.ts';
import type { QueueLimit } from './redrive.ts';

/**
 * Tells how often the queue delivers a message again that the handler in a file is given by its template; `null` where no template around the
 * file says that, or several functions run it.
 */
export function createQueueLimits(cwd: string): (fileName: string) => QueueLimit | null {
  const functionsOf = createFunctionsOf(cwd);
  return (fileName) => {
    const [only, ...others] = functionsOf(fileName);
    return only && others.length === 0 ? only.queue : null;
  };
}
