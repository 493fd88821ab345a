import type { ts } from 'ts-morph';
import { chainRoot } from './chain-root.ts';
import { bodyOf } from './entered-body.ts';
import { combinatorOf } from './flow/combinator.ts';
import { meaningOfName } from './name-meaning.ts';
import { promiseAround } from './promise-around.ts';
import { timerAmong, type Race } from './race-timer.ts';
import type { Session } from './session.ts';

/** The race against a timer in which a call takes part: written around it, or in a function of the program that it is handed to. */
export function raceAround(session: Session, node: ts.Node): Race | null {
  return raceWritten(session, node) ?? raceInExecutor(session, node);
}

/**
 * A promise that is made around the call and that a timer settles as well: `new Promise((resolve, reject) => { setTimeout(reject, 500); … })`. What
 * the timer does besides is not looked at.
 */
function raceInExecutor(session: Session, node: ts.Node): Race | null {
  const { ts } = session;
  const promise = promiseAround(ts, node);
  const race = promise && timerAmong(session, [promise], null);
  if (race) return { ...race, rejects: false };
  const around = ts.findAncestor(node.parent, ts.isFunctionLike);
  const use = around && ts.findAncestor(around.parent, (one) => !ts.isParenthesizedExpression(one));
  return use && ts.isCallExpression(use) ? raceInExecutor(session, use) : null;
}

function raceWritten(session: Session, node: ts.Node): Race | null {
  const { ts } = session;
  let inner = node;
  for (let outer = node.parent; !ts.isStatement(outer); inner = outer, outer = outer.parent) {
    if (ts.isFunctionLike(outer)) {
      if (!ts.isCallExpression(outer.parent)) return null;
      continue;
    }
    if (
      ts.isArrayLiteralExpression(outer) &&
      ts.isCallExpression(outer.parent) &&
      combinatorOf(ts, outer.parent) === 'race'
    ) {
      const race = timerAmong(
        session,
        outer.elements.filter((element) => element !== inner),
        null,
      );
      if (race) return race;
    }
    const handed = ts.isCallExpression(outer)
      ? outer.arguments.findIndex((argument) => argument === inner)
      : -1;
    const race = ts.isCallExpression(outer) && handed >= 0 ? raceInside(session, outer, handed) : null;
    if (race) return race;
  }
  return null;
}

/** `withTimeout(fetch(url), 1_000)`: the function races the parameter that it is handed against a timer. */
function raceInside(session: Session, call: ts.CallExpression, position: number): Race | null {
  const { ts } = session;
  const body = bodyOf(session, call);
  if (!body || !ts.isFunctionLike(body) || !body.getSourceFile().text.includes('.race')) return null;
  const parameter = body.parameters[position];
  if (!parameter || !ts.isIdentifier(parameter.name)) return null;
  let found: Race | null = null;
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      combinatorOf(ts, node) === 'race' &&
      node.arguments[0] &&
      ts.isArrayLiteralExpression(node.arguments[0])
    ) {
      const { elements } = node.arguments[0];
      const own = elements.filter((element) => beginsWith(session, element, parameter));
      if (own.length > 0)
        found ??= timerAmong(
          session,
          elements.filter((element) => !own.includes(element)),
          call,
        );
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** Whether a chain of members and calls begins with a parameter: `task`, `task()`, `task.then(f)`. */
function beginsWith(session: Session, chain: ts.Expression, parameter: ts.ParameterDeclaration): boolean {
  const root = chainRoot(session, chain);
  const meaning = session.ts.isIdentifier(root) ? meaningOfName(session, root) : null;
  return meaning?.kind === 'declaration' && meaning.node === parameter;
}
