import type { ts } from 'ts-morph';
import { callModelOf } from './api-value.ts';
import { type AnswerPart, answerPartOf } from './answered-part.ts';
import { chosenCall } from './chosen-call.ts';
import { calleeOf } from './callee.ts';
import { evaluateArguments } from './instance.ts';
import { isCappedElsewhere } from './capped-relation.ts';
import { isUncappedRelation } from './list-read.ts';
import { isMeasured } from './measured.ts';
import type { Extent } from './model.ts';
import { textOf } from './read-value.ts';
import { shortText, type Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * How many items a list holds that is a part of an answer: the relation that a read takes along, or what another service sends; `null`
 * where something may cap it.
 */
export function extentOfAnswer(session: Session, list: ts.Expression): Extent | null {
  const part = answerPartOf(session, list);
  if (!part || isMeasured(session.ts, list)) return null;
  const isGrown = isRelation(session, part) || isServiceAnswer(session, part);
  return isGrown ? { kind: 'grown', by: shortText(list, 40), most: null } : null;
}

function isRelation(session: Session, { call, callee, path }: AnswerPart): boolean {
  const model = session.knowledge.library(callee.package)?.relation(callee.type, callee.path);
  if (!model || !isUncappedRelation(model, evaluateArguments(session, call.arguments), path)) return false;
  return !isCappedElsewhere(session, callee, path);
}

/** Words by which a request asks for a page, names items, or narrows down what it asks for. */
const narrowing =
  /limit|pag(?:e|ing|ination)|size|take|first|\btop\b|count|max|cursor|offset|skip|query|filter|params|search|where|ids\b|join\(|batch|chunk/i;

/** Whether a service is asked for something as a whole, by its address alone or by a message. */
function isServiceAnswer(session: Session, { call, callee }: AnswerPart): boolean {
  const stated = callModelOf(session.knowledge, callee)?.effect;
  const isMessage = typeof stated === 'object' && stated.from === 'message-pattern';
  if (call.arguments.some((one) => narrowing.test(one.getText()))) return false;
  const args = evaluateArguments(session, call.arguments);
  const remote = chosenCall(session, call, calleeOf(session, call), args, '');
  if (remote?.system !== 'service' || !(isMessage || remote.effect === 'read')) return false;
  return remote.target !== null && isWhole(remote.target);
}

/** Whether all of an address is in sight but what stands between its slashes. */
function isWhole(address: Value): boolean {
  if (address.kind === 'object') return true;
  const parts = address.kind === 'text' ? address.parts : [address];
  const text = parts.map((part) => textOf(part) ?? '…').join('');
  return !/[^/=]…|^…$/.test(text) && !narrowing.test(text);
}
