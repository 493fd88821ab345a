import { isAxiosError } from 'axios';
import pRetry from 'p-retry';

/** Tries again after a failure that may pass, three times at most and never in step with other instances. */
export function withRetry<T>(operation: () => Promise<T>): Promise<T> {
  return pRetry(operation, {
    retries: 3,
    minTimeout: 100,
    maxTimeout: 2_000,
    randomize: true,
    shouldRetry: ({ error }) => isTransient(error),
  });
}

function isTransient(error: unknown): boolean {
  if (!isAxiosError(error)) return false;
  return error.response === undefined || error.response.status >= 500;
}
