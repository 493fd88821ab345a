import type { CallFact, FileFacts, Span } from '../facts/model.ts';
import { callsIn } from './interest.ts';
import type { Layout } from './layouts.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { redeliveringRegion } from './redelivering-region.ts';
import { wrappedHandlersOf } from './wrapped-handlers.ts';

/** A function that is given a message again when it has not finished it, and may be given it twice. */
export interface RedeliveredHandler {
  readonly layout: Layout;
  /** Who gives it again, in words: "kafkajs". */
  readonly by: string;
  /** The call that tells that a request is a delivery; `null` where the whole function is the handler. */
  readonly from: Occurrence | null;
  /** Where it is handed over, for a function of another file; `null` for one of this file. */
  readonly handedAt: Span | null;
}

/** The handlers that a file holds or hands over. */
export function redeliveredHandlersIn(file: FileFacts, program: ProgramCalls): readonly RedeliveredHandler[] {
  return [
    ...file.functions.flatMap(({ flow }) => callsIn(flow)).flatMap((call) => handedOver(call, file, program)),
    ...file.functions.flatMap((one) => {
      const layout = one.entry || one.served ? program.layouts.byId(one.id) : null;
      const by = layout && (program.repetition.redeliveredBy(one.id) ?? acknowledgedTo(layout));
      return layout && by !== null ? [{ layout, by, from: null, handedAt: null }] : [];
    }),
    ...verified(file, program),
  ];
}

/** Who gives a message again until the function that it is given to says that it is done; `null` where it does not say so. */
function acknowledgedTo({ root, calls }: Layout): string | null {
  if (root.entry?.kind !== 'event-handler' && root.entry?.kind !== 'message-handler') return null;
  const end = calls.find(({ call: { remote } }) => remote?.delivery?.part === 'acknowledge');
  return end?.call.remote?.library ?? null;
}

function handedOver(
  call: CallFact,
  { file }: FileFacts,
  program: ProgramCalls,
): readonly RedeliveredHandler[] {
  const by = redeliveringRegion(call.region);
  const handed =
    by === null ? wrappedHandlersOf(call, program) : call.callbacks.map((use) => ({ ...use, by }));
  return handed.flatMap((one) => {
    const layout = program.layouts.byId(one.function);
    const handedAt = layout?.root.span.file === file ? null : call.span;
    return layout ? [{ layout, by: one.by, from: null, handedAt }] : [];
  });
}

/** Functions that check whether a request is a vendor's delivery; those that only call one of them leave it to that. */
function verified(file: FileFacts, { layouts }: ProgramCalls): readonly RedeliveredHandler[] {
  return layouts.ofFile(file).flatMap((layout) => {
    const from = layout.calls.find(({ call }) => isAcceptance(call));
    const by = from?.call.remote?.library;
    return from && by !== undefined ? [{ layout, by, from, handedAt: null }] : [];
  });
}

/** Whether a call checks that a request is a vendor's delivery. */
export function isAcceptance({ remote }: CallFact): boolean {
  return remote?.delivery?.part === 'receive' && !remote.delivery.pulled;
}
