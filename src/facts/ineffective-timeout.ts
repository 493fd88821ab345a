import type { ts } from 'ts-morph';
import type { CallModel, TimeoutModel } from '../libraries/descriptor.ts';
import { abandoned } from './abandoned-call.ts';
import { callModelOf } from './api-value.ts';
import { apisOf } from './callee.ts';
import { optionsOf } from './call-options.ts';
import { constructionOptions, workingClient } from './client.ts';
import { deadOption, isArmed } from './dead-option.ts';
import { madeBy } from './construction.ts';
import { evaluateArguments } from './instance.ts';
import { judgeLimit } from './judge-limit.ts';
import { misplacedOptions } from './misplaced-options.ts';
import type { IneffectiveTimeout } from './model.ts';
import { propertyAt } from './read-value.ts';
import { raceAround } from './race.ts';
import { boundedByResult } from './result-bound.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';
import { wrongValue } from './wrong-limit.ts';

/** Limits that a call, or the client that it makes, is given and that limit nothing. */
export function ineffectiveTimeouts(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
): IneffectiveTimeout[] {
  return [...ofCall(session, node), ...ofClient(session, node)];
}

function ofCall(session: Session, node: ts.CallExpression | ts.NewExpression): IneffectiveTimeout[] {
  if (session.ts.isNewExpression(node)) return [];
  const [api] = apisOf(session, session.evaluate(node.expression));
  const model = api && callModelOf(session.knowledge, api);
  const timeout = model?.timeout;
  if (!model || !timeout) return [];
  const args = evaluateArguments(session, node.arguments);
  const options = optionsOf(session, node, model, args);
  const misplaced = misplacedOptions(session, node, model, timeout, args);
  if (misplaced) return [misplaced];
  const race = raceAround(session, node);
  if (race?.rejects) return abandoned(session, node, model, timeout, options, race);
  const bounded = boundedByResult(session, node, timeout).length > 0;
  return bounded ? [] : inOptions(session, node, timeout, [options], 'call', model);
}

function ofClient(session: Session, node: ts.CallExpression | ts.NewExpression): IneffectiveTimeout[] {
  const value = madeBy(session, node);
  // What works through another client is told of that one.
  if (!value || workingClient(session, value) !== value) return [];
  const timeout = timeoutOf(session, value);
  const layers = constructionOptions(session, value);
  return timeout && layers ? inOptions(session, node, timeout, layers.slice(0, 1), 'client', null) : [];
}

function timeoutOf({ knowledge }: Session, value: ApiValue): TimeoutModel | null {
  const library = knowledge.library(value.package);
  const owner = library?.type(value.type);
  return (
    library?.descriptor.calls.find(({ on, timeout }) => library.type(on) === owner && timeout !== undefined)
      ?.timeout ?? null
  );
}

function inOptions(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  timeout: TimeoutModel,
  layers: readonly Value[],
  where: 'call' | 'client',
  model: CallModel | null,
): IneffectiveTimeout[] {
  const names = where === 'call' ? timeout.call : timeout.client;
  const hollow = (timeout.ineffective ?? [])
    .filter((option) => option.where === where && !isArmed(option, layers))
    .map(({ option }) => option);
  const works = names.some(
    (name) =>
      !hollow.includes(name) &&
      layers.some(
        (layer) => judgeLimit(session.knowledge, propertyAt(layer, name), timeout).verdict === 'yes',
      ),
  );
  const dead = works
    ? []
    : (timeout.ineffective ?? [])
        .filter((option) => option.where === where)
        .flatMap((option) => deadOption(session, node, option, layers, timeout, model));
  const values = names
    .filter((name) => !timeout.signals?.includes(name))
    .flatMap((name) => wrongValue(session, node, name, layers, timeout));
  return [...dead, ...values];
}
