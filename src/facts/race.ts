import type { ts } from 'ts-morph';
import { nodeOf } from './lookup.ts';
import { alternatives, numberOf } from './read-value.ts';
import type { Session } from './session.ts';
import { timedWaitOf } from './timed-wait.ts';

/** A race between a call and a timer, after which nobody waits for the call any more. */
export interface Race {
  /** Whether the timer's victory is an error (`reject`) or just goes on. */
  readonly timer: 'rejects' | 'resolves';
  /** How long the timer runs; `null` where that cannot be told. */
  readonly ms: number | null;
}

/** The race against a timer in which a call takes part: written around it, or in a function of the program that it is handed to. */
export function raceAround(session: Session, node: ts.Node): Race | null {
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
      isRace(session, outer.parent)
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

function isRace({ ts }: Session, call: ts.CallExpression): boolean {
  const { expression } = call;
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'race' &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'Promise'
  );
}

/** The timer among the parts of a race; `handed` is the call that the function around the race was handed a part by. */
function timerAmong(
  session: Session,
  others: readonly ts.Expression[],
  handed: ts.CallExpression | null,
): Race | null {
  for (const other of others) {
    const text = timerText(session, other, 0);
    if (text === null) continue;
    const timer = /\breject|\bthrow\b/.test(text) ? 'rejects' : 'resolves';
    return { timer, ms: lengthOf(session, other, handed) };
  }
  return null;
}

/** The text that makes an expression a timer: its own, its variable's, or that of the function that it calls; `null` when it is none. */
function timerText(session: Session, node: ts.Expression, depth: number): string | null {
  const { ts } = session;
  const text = node.getText();
  if (/\bsetTimeout\b/.test(text)) return text;
  if (depth > 2) return null;
  if (ts.isIdentifier(node)) {
    const held = heldBy(session, node);
    return held && timerText(session, held, depth + 1);
  }
  const body = ts.isCallExpression(node) ? bodyOf(session, node) : null;
  const inside = body?.getText() ?? '';
  return /\bsetTimeout\b/.test(inside) ? `${text} ${inside}` : null;
}

/** The milliseconds of a timer: a constant, or what the call that leads to the race gives for it. */
function lengthOf(session: Session, timer: ts.Expression, handed: ts.CallExpression | null): number | null {
  const wait = timedWaitOf(session, heldBy(session, timer) ?? timer);
  if (!wait?.delay || wait.ms !== null) return wait?.ms ?? null;
  const value = session.evaluate(wait.delay);
  if (!handed || value.kind !== 'parameter' || value.path.length > 0) return null;
  const [callee] = alternatives(session.evaluate(handed.expression));
  if (callee?.kind !== 'function' || callee.id !== value.function) return null;
  const argument = handed.arguments[value.index];
  const given = argument ? session.evaluate(argument) : value.fallback;
  return given && numberOf(given);
}

/** What a variable is declared with. */
function heldBy({ ts, checker }: Session, node: ts.Expression): ts.Expression | null {
  if (!ts.isIdentifier(node)) return null;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) ? (declaration.initializer ?? null) : null;
}

function bodyOf(session: Session, call: ts.CallExpression): ts.Node | null {
  const [callee] = alternatives(session.evaluate(call.expression));
  return callee?.kind === 'function' ? nodeOf(session, callee.id) : null;
}

/** `withTimeout(fetch(url), 1_000)`: the function races the parameter that it is handed against a timer. */
function raceInside(session: Session, call: ts.CallExpression, position: number): Race | null {
  const { ts } = session;
  const body = bodyOf(session, call);
  if (!body || !ts.isFunctionLike(body) || !body.getSourceFile().text.includes('.race')) return null;
  const parameter = body.parameters[position];
  if (!parameter || !ts.isIdentifier(parameter.name)) return null;
  const name = parameter.name.text;
  let found: Race | null = null;
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      isRace(session, node) &&
      node.arguments[0] &&
      ts.isArrayLiteralExpression(node.arguments[0])
    ) {
      const { elements } = node.arguments[0];
      const own = elements.filter((element) => element.getText().split(/\W+/)[0] === name);
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
