import type { ts } from 'ts-morph';
import type { CallModel, IneffectiveOption, TimeoutModel } from '../libraries/descriptor.ts';
import { callModelOf } from './api-value.ts';
import { calleeOf } from './callee.ts';
import { optionsOf } from './call-options.ts';
import { constructionOptions } from './client.ts';
import { evaluateArguments } from './instance.ts';
import { isGiven, judgeLimit } from './judge-limit.ts';
import type { IneffectiveTimeout } from './model.ts';
import { optionNode, optionSpan } from './option-node.ts';
import { isAbsent, numberOf, propertyAt } from './read-value.ts';
import { insertOption } from './remedy.ts';
import { raceAround } from './race.ts';
import { boundedByResult } from './result-bound.ts';
import { shortText, spanOf, type Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** Numbers up to this many are no plausible limit of a remote call in milliseconds, but are one in seconds. */
const mostSeconds = 60;

/** Limits that a call, or the client that it makes, is given and that limit nothing. */
export function ineffectiveTimeouts(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
): IneffectiveTimeout[] {
  return [...ofCall(session, node), ...ofClient(session, node)];
}

function ofCall(session: Session, node: ts.CallExpression | ts.NewExpression): IneffectiveTimeout[] {
  if (session.ts.isNewExpression(node)) return [];
  const { api } = calleeOf(session, node);
  const model = api && callModelOf(session.knowledge, api);
  const timeout = model?.timeout;
  if (!model || !timeout) return [];
  const args = evaluateArguments(session, node.arguments);
  const options = optionsOf(session, node, model, args);
  const misplaced = misplacedOptions(session, node, model, timeout, args);
  if (misplaced) return [misplaced];
  const race = raceAround(session, node);
  if (race?.timer === 'rejects') return abandoned(session, node, model, timeout, options);
  const bounded = boundedByResult(session, node, timeout).length > 0;
  return bounded ? [] : inOptions(session, node, timeout, [options], 'call', model);
}

/** A race that stops waiting and lets the call run, unless the call itself can be ended. */
function abandoned(
  session: Session,
  node: ts.CallExpression,
  model: CallModel,
  timeout: TimeoutModel,
  options: Value,
): IneffectiveTimeout[] {
  const ended = timeout.call.some((name) => !isAbsent(propertyAt(options, name)));
  if (ended || timeout.call.length === 0) return [];
  const position = model.options;
  return [
    {
      span: spanOf(node),
      callee: shortText(node.expression, 40),
      reason: 'abandoned',
      option: '`Promise.race`',
      because: 'the call goes on after the race is lost and holds its connection',
      instead: `Pass \`${timeout.remedy}\` to the call`,
      remedy:
        position === undefined || timeout.remedy === ''
          ? null
          : insertOption(session, node, position, timeout.remedy),
    },
  ];
}

function ofClient(session: Session, node: ts.CallExpression | ts.NewExpression): IneffectiveTimeout[] {
  const value = session.evaluate(node);
  if (
    value.kind !== 'api' ||
    value.path !== '' ||
    value.args === null ||
    value.origin?.start !== spanOf(node).start
  )
    return [];
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

function deadOption(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  option: IneffectiveOption,
  layers: readonly Value[],
  timeout: TimeoutModel,
  model: CallModel | null,
): IneffectiveTimeout[] {
  const value = layers.map((layer) => propertyAt(layer, option.option)).find((one) => !isAbsent(one));
  if (!value || !isGiven(value)) return [];
  if (isArmed(option, layers)) return [];
  const position = model?.options;
  return [
    {
      ...place(session, node, option.option),
      reason: option.unless === undefined ? 'ignored' : 'unarmed',
      because: option.because,
      instead: option.instead,
      remedy:
        position === undefined || timeout.remedy === ''
          ? null
          : insertOption(session, node, position, timeout.remedy),
    },
  ];
}

/** Whether the option is given that makes this one work; `true` also when that cannot be read. */
function isArmed({ unless }: IneffectiveOption, layers: readonly Value[]): boolean {
  if (unless === undefined) return false;
  const value = layers.map((layer) => propertyAt(layer, unless)).find((one) => !isAbsent(one));
  return value !== undefined && !(value.kind === 'literal' && value.value === false);
}

function wrongValue(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  name: string,
  layers: readonly Value[],
  timeout: TimeoutModel,
): IneffectiveTimeout[] {
  const value = layers.map((layer) => propertyAt(layer, name)).find((one) => !isAbsent(one));
  if (!value) return [];
  const number = numberOf(value);
  const disabled = judgeLimit(session.knowledge, value, timeout).verdict === 'disabled';
  if (disabled)
    return [
      {
        ...place(session, node, name),
        reason: 'disabled',
        because: 'this value means no limit',
        instead: `Give \`${name}\` a limit`,
        remedy: null,
      },
    ];
  if (
    timeout.unit !== 'ms' ||
    number === null ||
    number <= 0 ||
    number > mostSeconds ||
    !Number.isInteger(number)
  )
    return [];
  return [
    {
      ...place(session, node, name),
      reason: 'seconds',
      because: `\`${name}\` counts milliseconds, so the call fails after ${number} ms`,
      instead: `Write \`${name}: ${number}_000\` if seconds are meant`,
      remedy: null,
    },
  ];
}

/** An options object that stands where the body goes: `axios.post(url, { timeout: 5000 })`. */
function misplacedOptions(
  session: Session,
  node: ts.CallExpression,
  model: CallModel,
  timeout: TimeoutModel,
  args: readonly Value[],
): IneffectiveTimeout | null {
  const body = model.body === undefined ? undefined : args[model.body];
  if (
    !body ||
    model.body === undefined ||
    args.length > model.body + 1 ||
    body.kind !== 'object' ||
    body.under.length > 0
  )
    return null;
  const keys = Object.keys(body.properties);
  const limits = keys.filter((key) => timeout.call.includes(key));
  if (limits.length === 0 || keys.some((key) => !timeout.call.includes(key) && key !== 'headers'))
    return null;
  return {
    ...place(session, node, limits[0] ?? ''),
    reason: 'misplaced',
    because: `argument ${model.body + 1} is the body, which is sent as it is`,
    instead: `Pass the options as argument ${(model.options ?? model.body + 1) + 1}`,
    remedy: null,
  };
}

function place(session: Session, node: ts.CallExpression | ts.NewExpression, path: string) {
  const property = optionNode(session, node, path);
  return {
    span: optionSpan(session, node, path) ?? spanOf(node),
    callee: shortText(node.expression, 40),
    option: `\`${property ? shortText(property, 40) : path}\``,
  };
}
