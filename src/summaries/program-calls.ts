import type { CallFact, RepetitionFacts } from '../facts/model.ts';
import { createCallers, type Callers } from './callers.ts';
import { Layouts } from './layouts.ts';
import { createDeliverers, type Deliverers } from './deliverers.ts';
import { createHandedOn, type HandedOn } from './handed-on.ts';
import { createOutOfSight } from './out-of-sight.ts';
import { createReceivers, type Receivers } from './receivers.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** How the functions of one program call each other, downwards and upwards. */
export interface ProgramCalls {
  readonly layouts: Layouts;
  readonly callers: Callers;
  readonly receivers: Receivers;
  readonly deliverers: Deliverers;
  readonly handedOn: HandedOn;
  /** See {@link createOutOfSight}. */
  readonly outOfSight: (call: CallFact) => boolean;
  readonly repetition: RepetitionFacts;
  /** See {@link FactSource.turnsBefore}. */
  readonly turnsBefore: FactSource['turnsBefore'];
}

/** Nothing is looked at before it is asked for. */
export function createProgramCalls(source: FactSource): ProgramCalls {
  return {
    layouts: new Layouts(source),
    callers: createCallers(source),
    receivers: createReceivers(source),
    deliverers: createDeliverers(source),
    handedOn: createHandedOn(source),
    outOfSight: createOutOfSight(source),
    repetition: source.repetition,
    turnsBefore: (...asked) => source.turnsBefore(...asked),
  };
}
