import type { Entry, FunctionFacts } from '../facts/model.ts';
import type { ProgramCalls } from './program-calls.ts';

/** Entries that the platform calls again when they fail, or at the next time. */
const repeated: readonly Entry['kind'][] = [
  'message-handler',
  'event-handler',
  'schedule',
  'workflow',
  'durable',
];

/** How many callers are looked at above one another. */
const heightLimit = 3;

/** Whether a function runs again when it fails: it is entered by deliveries or a schedule, or some caller of it is. */
export function isRedelivered({ id, entry }: FunctionFacts, program: ProgramCalls, height = 0): boolean {
  if (entry && !entry.once && repeated.includes(entry.kind)) return true;
  if (height >= heightLimit) return false;
  return program.callers.of(id).some(({ caller }) => isRedelivered(caller, program, height + 1));
}
