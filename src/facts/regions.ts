import type { LibraryRegion } from '../libraries/descriptor.ts';
import { apiMember, regionModelsOf } from './api-value.ts';
import { regionApplies } from './callbacks.ts';
import { typeModelOf } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Region } from './model.ts';
import { regionOf } from './region.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** A region of a call with the value whose settings it takes: the callee, or one of the policies that the callee combines. */
export interface AppliedRegion {
  readonly callee: ApiValue;
  readonly model: LibraryRegion;
}

/** What a library does around the functions of a call, outermost first; a policy that combines others does what each of them does. */
export function appliedRegions(session: Session, callee: ApiValue, args: readonly Value[]): AppliedRegion[] {
  const own = regionModelsOf(session.knowledge, callee).map((model) => ({ callee, model }));
  if (isCombinedUnseen(session, callee)) return [...own, ...unseenLimit(session, callee)];
  const parts = combined(session, callee).flatMap((part) => appliedRegions(session, part, args));
  return [...own, ...parts].filter(({ model }) => regionApplies(model, args));
}

/** The same member on each of the policies from which an instance was put together. */
function combined(session: Session, callee: ApiValue): ApiValue[] {
  const instance = callee.base;
  if (!instance?.args || !typeModelOf(session, instance)?.combines) return [];
  return instance.args
    .filter((part) => part.kind === 'api')
    .map((part) => apiMember(session.knowledge, part, callee.path));
}

/** Whether policies are applied of which some, or all, cannot be seen. */
function isCombinedUnseen(session: Session, { base }: ApiValue): boolean {
  if (!base || !typeModelOf(session, base)?.combines) return false;
  return base.args === null || base.args.some(({ kind }) => kind !== 'api');
}

/** The limit that may be among policies that cannot be seen. */
function unseenLimit({ knowledge }: Session, callee: ApiValue): AppliedRegion[] {
  const { regions = [] } = knowledge.library(callee.package)?.descriptor ?? {};
  const limits = regions.filter(({ kind, members }) => kind === 'timeout' && members.includes(callee.path));
  return limits.map((model) => ({ callee: { ...callee, base: null, args: null }, model }));
}

/** The facts of a call's regions, outermost first. `name` is the receiver as written. */
export function regionFacts(
  session: Session,
  node: CallNode,
  applied: readonly AppliedRegion[],
  args: readonly Value[],
  name: string,
): Region[] {
  return applied
    .map(({ callee, model }) => regionOf(session, node, callee, model, args, name))
    .filter((region) => region !== null);
}
