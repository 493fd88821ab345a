import { answerUse } from './answer-use.ts';
import { answeredThrough } from './answering-helper.ts';
import { answersGiven, askedAfter, askedAround, askedBefore } from './asked-before.ts';
import { claimedMs } from './claim.ts';
import { onlyCounts } from './counting.ts';
import { dropsBefore } from './drops.ts';
import { redeliveredBy } from './handler-delivery.ts';
import { hides } from './hidden-rows.ts';
import { idempotencyOf } from './idempotency.ts';
import { keepsAnswer } from './kept-answer.ts';
import { keepersOf } from './kept-creation.ts';
import type { RepetitionFacts } from './model.ts';
import { namedHandlers } from './named-handlers.ts';
import { isNeeded } from './needed-answer.ts';
import { tablesPassedOver } from './passed-over.ts';
import { refusalFails } from './refusals.ts';
import { remember } from '../remember.ts';
import type { Session } from './session.ts';
import { routeFile } from './routes.ts';
import { rowsEnding } from './row-tests.ts';
import { scheduledFunctions } from './scheduled-functions.ts';
import { sweptTables } from './sweeps.ts';
import { readingIn } from './unreadable.ts';
import { failsWith } from './told-failure.ts';

/** What repeating things means in a program; nothing is read before it is asked for. */
export function repetitionFacts(session: Session): RepetitionFacts {
  return {
    redeliveredBy: (id) => redeliveredBy(session, id),
    refusalFails: (call) => refusalFails(session, call),
    idempotencyOf: remember((call) => idempotencyOf(session, call)),
    askedBefore: (call) => askedBefore(session, call),
    askedAround: (call) => askedAround(session, call),
    askedAfter: (call) => askedAfter(session, call),
    answersGiven: (call) => answersGiven(session, call),
    dropsBefore: remember((call) => dropsBefore(session, call)),
    hides: (read, write) => hides(session, read, write),
    keepsAnswer: (read, write) => keepsAnswer(session, read, write),
    rowsEnding: (call, write) => rowsEnding(session, call, write),
    claimedMs: (call) => claimedMs(session, call),
    onlyCounts: (call) => onlyCounts(session, call),
    readingIn: (id, passes) => readingIn(session, id, passes),
    failsWith: (returned, call) => failsWith(session, returned, call),
    answeredThrough: (call) => answeredThrough(session, call),
    answerUse: (call) => answerUse(session, call),
    isNeeded: (call) => isNeeded(session, call),
    sweptTables: (receiver) => sweptTables(session, receiver),
    tablesPassedOver: (receiver) => tablesPassedOver(session, receiver),
    receiverOf: (url) => routeFile(session, url),
    namedHandlers: (call) => namedHandlers(session, call),
    scheduledFunctions: () => scheduledFunctions(session),
    keepersOf: (call) => keepersOf(session, call),
  };
}
