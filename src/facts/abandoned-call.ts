import type { ts } from 'ts-morph';
import type { CallModel, TimeoutModel } from '../libraries/descriptor.ts';
import type { IneffectiveTimeout } from './model.ts';
import type { Race } from './race-timer.ts';
import { isAbsent, propertyAt } from './read-value.ts';
import { insertOption } from './remedy.ts';
import { shortText, spanOf, type Session } from './session.ts';
import type { Value } from './value.ts';

/** A race that stops waiting and lets the call run, unless the call itself can be ended. */
export function abandoned(
  session: Session,
  node: ts.CallExpression,
  model: CallModel,
  timeout: TimeoutModel,
  options: Value,
  race: Race,
): IneffectiveTimeout[] {
  const ended = timeout.call.some((name) => !isAbsent(propertyAt(options, name)));
  if (ended || timeout.call.length === 0) return [];
  const position = model.options;
  const remedy = remedyOf(timeout, race);
  return [
    {
      span: spanOf(node),
      callee: shortText(node.expression, 40),
      reason: 'abandoned',
      option: '`Promise.race`',
      because: 'nothing ends the call, which holds its connection',
      instead: `Pass \`${remedy}\` to the call`,
      remedy: position === undefined || remedy === '' ? null : insertOption(session, node, position, remedy),
    },
  ];
}

/** The option that bounds the call, with the time that the race gives it. */
function remedyOf({ remedy, unit }: TimeoutModel, { ms }: Race): string {
  if (unit !== 'ms' || ms === null) return remedy;
  return remedy.replace('10_000', String(ms).replace(/\B(?=(?:\d{3})+$)/g, '_'));
}
