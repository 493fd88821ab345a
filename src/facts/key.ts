import type { CallModel, IdempotencyModel } from '../libraries/descriptor.ts';
import { constructionOptions, instanceOfCall } from './client.ts';
import { optionsOf } from './call-options.ts';
import { operandsOf } from './effect.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { KeyFact } from './model.ts';
import { absent, alternatives, isAbsent, propertyAt, propertyOf, unknownValue } from './read-value.ts';
import { insertOption } from './remedy.ts';
import type { Session } from './session.ts';
import { stableKeyText } from './stable-key.ts';
import { variationAt } from './varying.ts';
import { eachElement, type ApiValue, type Value } from './value.ts';

interface Place {
  readonly by: string;
  readonly value: Value;
}

/** Whether a call carries an idempotency key, in any of the places where its library takes one; `null` where none is of use. */
export function keyOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): KeyFact | null {
  const idempotency = model.idempotency;
  if (!idempotency) return null;
  const [name = 'Idempotency-Key'] = [...idempotency.options, ...idempotency.headers, ...idempotency.fields];
  const judged = judgeAll(placesOf(session, node, callee, model, idempotency, args));
  const varies = judged.verdict === 'no' ? null : variationAt(session, node, pathsOf(idempotency));
  return {
    ...judged,
    ...(varies && { varies }),
    automatic: idempotency.automatic === 'per-call',
    ...(idempotency.takesFrom !== undefined && { takesFrom: idempotency.takesFrom }),
    ...(takesAll(idempotency, args) && { takesAll: true }),
    option: `\`${name}\``,
    ...(isListed(payloadOf(model, idempotency, args), idempotency) && { inEach: true }),
    ...(idempotency.options.length + idempotency.fields.length === 0 && { byConvention: true }),
    remedy: judged.verdict === 'no' ? remedyOf(session, node, model, idempotency, args) : null,
  };
}

function takesAll({ portion }: IdempotencyModel, args: readonly Value[]): boolean {
  return portion !== undefined && isAbsent(propertyAt(args[portion.argument] ?? absent, portion.property));
}

/** The places in which a call may carry its key; several lists where it does several things at once, each of which needs one. */
function placesOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  idempotency: IdempotencyModel,
  args: readonly Value[],
): readonly (readonly Place[])[] {
  const options = optionsOf(session, node, model, args);
  const payload = payloadOf(model, idempotency, args);
  const instance = instanceOfCall(callee);
  const client = (instance && constructionOptions(session, instance)) ?? [];
  const headers = [options, ...client].map((one) => propertyAt(one, 'headers'));
  const shared = [
    ...idempotency.options.map((path) => ({ by: `\`${path}\``, value: propertyAt(options, path) })),
    ...idempotency.headers.flatMap((name) =>
      headers.map((one) => ({ by: `header \`${name}\``, value: headerOf(one, name) })),
    ),
  ];
  return elementsOf(payload, idempotency.each === true).map((element) => [
    ...shared,
    ...idempotency.fields.map((path) => ({ by: `\`${path}\``, value: propertyAt(element, path) })),
  ]);
}

/** What holds the fields that serve as a key. */
function payloadOf(model: CallModel, { payload }: IdempotencyModel, args: readonly Value[]): Value {
  return payload === undefined ? absent : (operandsOf(model, args)[payload] ?? absent);
}

/** Whether a call is given several things, each of which takes a key. */
function isListed({ kind }: Value, { each }: IdempotencyModel): boolean {
  return each === true || kind === 'array';
}

/** Where a key is written among the arguments of a call. */
function pathsOf({ options, headers, fields }: IdempotencyModel): readonly string[] {
  return [...options, ...headers.map((name) => `headers.${name}`), ...fields];
}

/** The things that a payload holds: its elements where it is a list, of which one more is unknown where the list is open. */
function elementsOf(payload: Value, isList: boolean): readonly Value[] {
  if (isList && payload.kind === 'parameter') return [propertyOf(payload, eachElement)];
  if (payload.kind !== 'array') return [payload];
  return payload.open || payload.elements.length === 0
    ? [...payload.elements, unknownValue]
    : payload.elements;
}

/** A header, whatever the case of its name; headers that are not a plain object cannot be read. */
function headerOf(headers: Value, name: string): Value {
  if (headers.kind !== 'object') return propertyAt(headers, name);
  const written = Object.keys(headers.properties).find((key) => key.toLowerCase() === name.toLowerCase());
  return propertyAt(headers, written ?? name);
}

type Judged = Pick<KeyFact, 'verdict' | 'by' | 'value' | 'depends'>;

/** One thing without a key is enough to miss it. */
function judgeAll(things: readonly (readonly Place[])[]): Judged {
  const judged = things.map(judge);
  const worst = (['no', 'unknown', 'caller', 'yes'] as const).flatMap((verdict) =>
    judged.filter((one) => one.verdict === verdict),
  );
  const [first = judge([])] = worst;
  return { ...first, depends: worst.flatMap(({ depends }) => depends) };
}

function judge(places: readonly Place[]): Judged {
  const given = places.find(({ value }) => isSurelyGiven(value));
  if (given) return { verdict: 'yes', by: given.by, value: given.value, depends: [] };
  const open = places.filter(({ value }) => !isAbsent(value));
  const [first] = open;
  if (!first) return { verdict: 'no', by: null, value: null, depends: [] };
  const depends = open.flatMap(({ value }) =>
    value.kind === 'parameter' ? [{ function: value.function, index: value.index, path: value.path }] : [],
  );
  const callers = open.every(({ value }) => value.kind === 'parameter');
  return { verdict: callers ? 'caller' : 'unknown', by: first.by, value: first.value, depends };
}

function isSurelyGiven(value: Value): boolean {
  return alternatives(value).every((one) => {
    if (one.kind === 'literal') return one.value !== undefined && one.value !== null && one.value !== '';
    return (
      one.kind === 'text' ||
      one.kind === 'api' ||
      one.kind === 'environment' ||
      (one.kind === 'unknown' && one.text !== '')
    );
  });
}

function remedyOf(
  session: Session,
  node: CallNode,
  model: CallModel,
  idempotency: IdempotencyModel,
  args: readonly Value[],
) {
  if (!idempotency.remedy || model.options === undefined || session.ts.isTaggedTemplateExpression(node))
    return null;
  const key = stableKeyText(session, node, args);
  return key === null
    ? null
    : insertOption(
        session,
        node,
        model.options,
        idempotency.remedy.replace('KEY', () => key),
      );
}
