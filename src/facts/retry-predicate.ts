import type { ts } from 'ts-morph';
import type { RetryRegionModel } from '../libraries/descriptor.ts';
import { instanceOfCall } from './client.ts';
import { isNoteName } from './flow/muting.ts';
import { nodeOf } from './lookup.ts';
import type { Answer } from './model.ts';
import { absent, alternatives, isAbsent, numberOf, propertyAt } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * Whether something decides which errors are retried: the predicate in its option, where a number is only a wait, one of the library's own,
 * or a function that is told of each failure. `named` are the options, `retried` is the function that is run.
 */
export function predicateOf(
  session: Session,
  callee: ApiValue,
  model: RetryRegionModel,
  named: Value,
  retried: Value | undefined,
): Answer {
  if (model.selective) return 'unknown';
  if (model.classifier) return chosenBy(instanceOfCall(callee)?.args?.[0], model.classifier);
  if (model.bail !== undefined) return mayBail(session, retried, model.bail);
  const told = optional(named, model.failureOption);
  if (!isAbsent(told) && !isNote(session, told)) return 'unknown';
  return ofOption(session, optional(named, model.predicateOption), model.classifies ? 'yes' : 'no');
}

/**
 * Whether a function of the program is asked about each next attempt and may end the retry after some number of them, or after some time: for
 * the kind of error alone it would go on for as long as that comes.
 */
export function mayGiveUp(
  session: Session,
  { bail, failureOption, predicateOption }: RetryRegionModel,
  named: Value,
  retried: Value | undefined,
): boolean {
  if (bail !== undefined && mayBail(session, retried, bail + 1) !== 'no') return true;
  const told = optional(named, failureOption);
  if (!isAbsent(told) && !isNote(session, told)) return true;
  const asked = optional(named, predicateOption);
  if (isAbsent(asked) || numberOf(asked) !== null || asked.kind === 'api') return false;
  return !isAlwaysTrue(session, asked) && !onlyWaits(session, asked);
}

function optional(settings: Value, option: string | undefined): Value {
  return option === undefined ? absent : propertyAt(settings, option);
}

function ofOption(session: Session, value: Value, fallback: Answer): Answer {
  if (isAbsent(value) || numberOf(value) !== null) return fallback;
  if (isAlwaysTrue(session, value) || onlyWaits(session, value)) return 'no';
  return alternatives(value).some(isAbsent) || value.kind === 'parameter' || value.kind === 'unknown'
    ? 'unknown'
    : 'yes';
}

/** Whether a policy is for all errors, by the export of its library that stands for them. */
function chosenBy(value: Value | undefined, all: string): Answer {
  if (value?.kind !== 'api') return 'unknown';
  return value.path === all ? 'no' : 'yes';
}

/** Whether a function may end its retry by what it is given for that. */
function mayBail(session: Session, retried: Value | undefined, bail: number): Answer {
  const declaration = retried?.kind === 'function' ? nodeOf(session, retried.id) : null;
  if (!declaration || !session.ts.isFunctionLike(declaration)) return 'unknown';
  return declaration.parameters.length > bail ? 'unknown' : 'no';
}

/** `() => true`. */
function isAlwaysTrue(session: Session, value: Value): boolean {
  const declaration = value.kind === 'function' ? nodeOf(session, value.id) : null;
  const [only, ...others] = declaration ? returnsOf(session, declaration) : [];
  return only?.kind === session.ts.SyntaxKind.TrueKeyword && others.length === 0;
}

/** Whether all that a function does is to tell how long to wait: `(error, count) => timer(count * 1_000)`. */
function onlyWaits(session: Session, value: Value): boolean {
  const declaration = value.kind === 'function' ? nodeOf(session, value.id) : null;
  const returned = declaration ? returnsOf(session, declaration) : [];
  if (!declaration || returned.length !== 1 || choosesIn(session, declaration)) return false;
  return returned.every((one) => {
    const told = session.evaluate(one);
    return (
      told.kind === 'api' && session.knowledge.library(told.package)?.value(told.path)?.means === 'delay'
    );
  });
}

function choosesIn(session: Session, node: ts.Node): boolean {
  if (choosesAt(session, node)) return true;
  return session.ts.forEachChild(node, (child) => choosesIn(session, child) || undefined) ?? false;
}

function choosesAt({ ts }: Session, node: ts.Node): boolean {
  return ts.isThrowStatement(node) || ts.isIfStatement(node) || ts.isSwitchStatement(node);
}

/** Whether a function only notes in a log what it is told. */
export function isNote(session: Session, value: Value): boolean {
  const declaration = value.kind === 'function' ? nodeOf(session, value.id) : null;
  return declaration ? !mayDecide(session, declaration) : false;
}

function mayDecide(session: Session, node: ts.Node): boolean {
  const { ts } = session;
  if (choosesAt(session, node)) return true;
  if (ts.isCallExpression(node) && !isNoteName(ts, node.expression)) return true;
  return ts.forEachChild(node, (child) => mayDecide(session, child) || undefined) ?? false;
}
