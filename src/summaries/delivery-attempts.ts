import type { FunctionFacts } from '../facts/model.ts';
import type { CallSite } from './callers.ts';
import type { Deliverer } from './deliverers.ts';
import type { Layout } from './layouts.ts';
import { callAt, outward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { failureLeaves } from './reached-retries.ts';

/** How many callers are looked at above one another. */
const heightLimit = 3;

/**
 * Who delivers a message again, or runs a step of an engine again, when a call fails, whoever led to it: the laid-out function, or all that are
 * known to call it, are run for that alone. `null` where some are not, or the failure may not get that far.
 */
export function delivererOf(
  work: Occurrence,
  { root }: Layout,
  program: ProgramCalls,
  height = 0,
): Deliverer | null {
  if (!failureLeaves(work.place)) return null;
  const served = program.deliverers.toServed(root);
  if (served || height >= heightLimit) return served;
  const sites = [...program.callers.near(root)];
  const found = sites.map((site) => overSite(work, root, site, program, height));
  return found.includes(null) ? null : (found[0] ?? null);
}

/** The same by way of one of the calls that run the function. */
function overSite(
  work: Occurrence,
  root: FunctionFacts,
  { caller, call }: CallSite,
  program: ProgramCalls,
  height: number,
): Deliverer | null {
  const isHanded = call.callbacks.some((use) => use.function === root.id);
  if (isHanded && call.region?.kind === 'durable') return ofEngine(caller, program);
  const deliverer = isHanded ? program.deliverers.toHandedOver(call) : null;
  if (deliverer) return deliverer;
  const around = program.layouts.of(caller);
  const inside = around.calls.find(
    (one) => one.call === work.call && outward(one.place).some((at) => callAt(at) === call),
  );
  return inside ? delivererOf(inside, around, program, height + 1) : null;
}

/** The engine that runs the function in which a step stands. */
function ofEngine(workflow: FunctionFacts, program: ProgramCalls): Deliverer | null {
  for (const { call } of program.callers.near(workflow)) {
    const deliverer = program.deliverers.toHandedOver(call);
    if (deliverer) return deliverer;
  }
  return null;
}
