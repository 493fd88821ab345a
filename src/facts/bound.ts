import type { CallModel, TimeoutModel } from '../libraries/descriptor.ts';
import { adjustmentsOf } from './adjustments.ts';
import { moduleWords } from './bare-module.ts';
import { instanceOfCall, typeModelOf, workingClient } from './client.ts';
import type { OptionLimit } from './client-limits.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { LimitAnswer } from './judge-limit.ts';
import { longestWait } from './longest-wait.ts';
import type { Answer, Bound } from './model.ts';
import { boundedByResult } from './result-bound.ts';
import { optionsOf } from './call-options.ts';
import { optionWords } from './option-words.ts';
import { isAbsent, numberOf, propertyAt } from './read-value.ts';
import { isRootRelative } from './relative-url.ts';
import { insertOption } from './remedy.ts';
import { isNextProgram } from './routes.ts';
import { limitsWithSender } from './sender.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** How long a call waits at most: by its own options, its result, its client, or its library's default. */
export function boundOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Bound | null {
  const timeout = model.timeout;
  if (!timeout || isRelative(callee, model, args)) return null;
  const options = optionsOf(session, node, model, args);
  if (isKept(session, model, options)) return null;
  const found = [
    ...boundedByResult(session, node, timeout),
    ...limitsWithSender(session, model, instanceOfCall(callee), timeout, options),
  ];
  const longest = longestWait(session, node, found, model, timeout, callee.package, args);
  const judged = combine(found, timeout, callee.package);
  const how = given(session, node, model, timeout, args, options);
  const instance = judged.verdict === 'no' ? instanceOfCall(callee) : null;
  const once = instance ? moduleWords(session, instance, timeout, node.getSourceFile().fileName) : '';
  return {
    ...judged,
    ...missing(session, callee, timeout),
    ...how,
    option: `${how.option}${once}`,
    ...(longest && { longest }),
    ...abortOf(session, callee, model, timeout, options),
  };
}

/** A path without a host has no meaning outside of a browser, where leaving the page ends the call. */
function isRelative(callee: ApiValue, { target }: CallModel, args: readonly Value[]): boolean {
  const given = target === undefined || instanceOfCall(callee) ? undefined : args[target];
  return given !== undefined && isRootRelative(given);
}

/** Whether a framework keeps the answer and renews it in the background, so that who asks is given an old one while the other side hangs. */
export function isKept(session: Session, { timeout }: CallModel, options: Value): boolean {
  const kept = timeout?.kept;
  const seconds = kept === undefined ? null : numberOf(propertyAt(options, kept));
  return seconds !== null && seconds > 0 && isNextProgram(session);
}

/**
 * What a call is given in the option that takes an `AbortSignal`. Nothing is told where the options may stand elsewhere, or something else
 * may cancel the call: another option, or a setting of its client.
 */
function abortOf(
  session: Session,
  callee: ApiValue,
  { options: position }: CallModel,
  timeout: TimeoutModel,
  options: Value,
): Pick<Bound, 'abort'> {
  const { abort: option, signals = [] } = timeout;
  if (option === undefined || position === undefined) return {};
  if (signals.some((other) => other !== option && !isAbsent(propertyAt(options, other)))) return {};
  const instance = instanceOfCall(callee);
  const isSet = instance && adjustmentsOf(session, instance, timeout).some((one) => one.option === option);
  return isSet ? {} : { abort: { option, value: propertyAt(options, option) } };
}

type Judged = Pick<Bound, 'verdict' | 'ms' | 'by' | 'depends' | 'whenAbsent'>;

/** The first answer that settles it wins; a caller's decision or something unreadable comes before the library's default. */
function combine(found: readonly OptionLimit[], timeout: TimeoutModel, library: string): Judged {
  const settled = found.find(({ answer }) => answer.verdict === 'yes');
  if (settled)
    return { verdict: 'yes', ms: settled.answer.ms, by: settled.by, depends: [], whenAbsent: 'yes' };
  const fallback: Answer =
    timeout.defaultMs === null || found.some(({ answer }) => answer.verdict === 'disabled') ? 'no' : 'yes';
  if (found.some(({ answer }) => answer.verdict === 'unknown')) {
    return { verdict: 'unknown', ms: null, by: null, depends: [], whenAbsent: 'unknown' };
  }
  const callers = found.filter(({ answer }) => answer.verdict === 'caller').map(({ answer }) => answer);
  if (callers.length > 0 && fallback === 'no') {
    const depends = callers.flatMap((answer) => answer.depends);
    return { verdict: 'caller', ms: null, by: null, depends, whenAbsent: otherwiseOf(callers) };
  }
  const by = fallback === 'yes' ? `the default of ${library}` : null;
  return {
    verdict: fallback,
    ms: fallback === 'yes' ? timeout.defaultMs : null,
    by,
    depends: [],
    whenAbsent: fallback,
  };
}

function otherwiseOf(callers: readonly LimitAnswer[]): Answer {
  if (callers.some(({ otherwise }) => otherwise === 'yes')) return 'yes';
  return callers.some(({ otherwise }) => otherwise === 'unknown') ? 'unknown' : 'no';
}

function missing(
  session: Session,
  callee: ApiValue,
  { client, clientRemedy, idle = '' }: TimeoutModel,
): Pick<Bound, 'idle' | 'missingAt'> {
  const instance = instanceOfCall(callee);
  const working = instance && workingClient(session, instance);
  const built =
    working?.args != null && working.origin !== null && typeModelOf(session, working)?.options !== undefined;
  return { idle, missingAt: built && client.length > 0 && clientRemedy !== undefined ? 'client' : 'call' };
}

/** How the call is given what bounds it. */
function given(
  session: Session,
  node: CallNode,
  { options: position }: CallModel,
  { remedy: property, instead }: TimeoutModel,
  args: readonly Value[],
  options: Value,
): Pick<Bound, 'remedy' | 'option'> {
  if (property === '') return { remedy: null, option: instead ?? '' };
  if (position === undefined || session.ts.isTaggedTemplateExpression(node))
    return { remedy: null, option: instead ?? `\`${property}\`` };
  return {
    remedy: insertOption(session, node, position, property),
    option: instead ?? optionWords(args, position, property, options),
  };
}
