import type { DemandSearch } from './demands.ts';
import type { Layout } from './layouts.ts';
import { keyMissedBy } from './missed-keys.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isRuledOut } from './ruled-out.ts';
import { isToldApart } from './told-apart.ts';

/**
 * Whether a message may be sent twice for all that the route does which is known to receive it: nothing that the route is known to change is
 * there twice then. `entered` are the routes that were looked at on the way, as a route may send itself on.
 */
export function isBorne(
  message: Occurrence,
  program: ProgramCalls,
  demands: DemandSearch,
  entered: readonly string[] = [],
): boolean {
  const route = program.receivers.routeOf(message);
  if (!route) return false;
  if (entered.includes(route.file)) return true;
  const served = program.layouts.ofFile(route).filter(({ root }) => root.served !== undefined);
  const bears = (one: Occurrence, layout: Layout): boolean =>
    !program.receivers.matters(one.call) ||
    isRepeatable(one, layout, program, demands) ||
    isBorne(one, program, demands, [...entered, route.file]);
  return served.length > 0 && served.every((layout) => layout.calls.every((one) => bears(one, layout)));
}

/** Whether nothing is known to be there twice when an effect of a function is done twice, or something tells its second run. */
function isRepeatable(
  effect: Occurrence,
  layout: Layout,
  program: ProgramCalls,
  demands: DemandSearch,
): boolean {
  const { remote } = effect.call;
  if (isRuledOut(effect.place) || isToldApart(effect, layout, program)) return true;
  if (remote?.system === 'database') return program.repetition.idempotencyOf(effect.call).makes === null;
  return effect.effect === 'write' || (remote?.key != null && keyMissedBy(effect, demands) === null);
}
