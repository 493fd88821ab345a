import type { ts } from 'ts-morph';
import type { TimeoutModel } from '../libraries/descriptor.ts';
import { regionModelOf } from './api-value.ts';
import type { OptionLimit } from './client-limits.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { LimitAnswer } from './judge-limit.ts';
import { composes } from './operators.ts';
import { apiCallee, textOf, unknownValue } from './read-value.ts';
import { raceAround } from './race.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

const bounded: LimitAnswer = { verdict: 'yes', ms: null, depends: [], otherwise: 'yes' };
const untold = { option: '', value: unknownValue } as const;
const unread: LimitAnswer = { verdict: 'unknown', ms: null, depends: [], otherwise: 'unknown' };

/** Limits that are put on what a call returns: a chained `.timeout(…)`, an `on('timeout', …)`, an operator of a lazy source, a race. */
export function boundedByResult(session: Session, node: CallNode, model: TimeoutModel): OptionLimit[] {
  const uses = resultUses(session, node);
  const chained = uses.some((call) => isLimiter(session, call, model.onResult ?? []));
  const operators = uses.filter((call) => composes(session, call)).flatMap((call) => [...call.arguments]);
  const piped = operators.some((argument) => isTimeoutOperator(session, argument));
  if (chained || piped) return [{ ...untold, answer: bounded, by: 'what is chained to the call' }];
  if (operators.some((argument) => mayEnd(session, argument)))
    return [{ ...untold, answer: unread, by: 'an operator' }];
  const race = raceAround(session, node);
  if (!race) return [];
  const value: Value = race.ms === null ? unknownValue : { kind: 'literal', value: race.ms };
  return [{ answer: bounded, by: 'a race against a timer', option: '', value }];
}

/** Calls of members of a call's result: chained to it, or through the variable that holds it. */
function resultUses(session: Session, node: ts.Node): ts.CallExpression[] {
  const { ts } = session;
  const chain: ts.CallExpression[] = [];
  let outer: ts.Node = node;
  while (
    ts.isPropertyAccessExpression(outer.parent) &&
    outer.parent.expression === outer &&
    ts.isCallExpression(outer.parent.parent)
  ) {
    outer = outer.parent.parent;
    if (ts.isCallExpression(outer)) chain.push(outer);
  }
  if (ts.isAwaitExpression(outer.parent)) outer = outer.parent;
  const holder = outer.parent;
  return ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name)
    ? [...chain, ...usesOf(session, holder.name)]
    : chain;
}

function usesOf(session: Session, name: ts.Identifier): ts.CallExpression[] {
  const { ts } = session;
  const scope = ts.findAncestor(name, (one) => ts.isFunctionLike(one) || ts.isSourceFile(one));
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const receiver = node.expression.expression;
      if (ts.isIdentifier(receiver) && receiver.text === name.text) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  if (scope) visit(scope);
  return found;
}

function isLimiter(session: Session, call: ts.CallExpression, limiters: readonly string[]): boolean {
  if (!session.ts.isPropertyAccessExpression(call.expression)) return false;
  const name = call.expression.name.text;
  if (limiters.includes(name)) return true;
  const [argument] = call.arguments;
  const event = argument && textOf(session.evaluate(argument));
  return event != null && limiters.includes(`${name}(${event})`);
}

/** `timeout(5_000)` of rxjs among the operators of a `pipe`. */
function isTimeoutOperator(session: Session, argument: ts.Expression): boolean {
  if (!session.ts.isCallExpression(argument)) return false;
  const callee = apiCallee(session.evaluate(argument.expression));
  const region = callee && regionModelOf(session.knowledge, callee);
  return region?.kind === 'timeout' && region.operator === true;
}

/** An operator that can end a source for reasons of its own, or that cannot be seen. */
function mayEnd(session: Session, argument: ts.Expression): boolean {
  if (!session.ts.isCallExpression(argument)) return true;
  const callee = apiCallee(session.evaluate(argument.expression));
  const library = callee && session.knowledge.library(callee.package);
  if (!callee || library?.descriptor.observation === undefined) return true;
  return (
    library.value(`${callee.path}()`)?.means === 'cancellation' ||
    library.value(callee.path)?.means === 'cancellation'
  );
}
