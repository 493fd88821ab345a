import type { ts } from 'ts-morph';
import { baseExpression, constructorOf, lineageOf } from '../base-class.ts';
import { enclosingClass, evaluateArguments } from '../instance.ts';
import { identify, nodeOf } from '../lookup.ts';
import type { FunctionId } from '../model.ts';
import { classOf } from '../named-class.ts';
import { alternatives } from '../read-value.ts';
import type { Session } from '../session.ts';
import type { CallSite } from '../sites.ts';
import { substitute } from '../substitute.ts';
import { parametersIn, type Value } from '../value.ts';

/** How many functions a value is followed through, from one to its callers. */
const mostSteps = 6;

/** The most values that one value may have, for all callers together. */
const mostValues = 64;

/** A value for each way in which the program comes to it: with what the callers of the functions around it give. */
export type Completion = (value: Value) => readonly Value[];

/** Completes the values of a program by its calls. What no caller gives stays a parameter. */
export function createCompletion(session: Session, calls: readonly CallSite[]): Completion {
  const callers = callersIn(session, calls);
  const complete = (value: Value, steps: number): readonly Value[] => {
    const open = steps < mostSteps ? openFunction(value, callers) : null;
    const given = open === null ? [] : (callers.get(open) ?? []);
    if (open === null) return [value];
    return given.flatMap((args) => complete(substitute(value, open, args), steps + 1)).slice(0, mostValues);
  };
  return (value) => complete(value, 0);
}

type Callers = ReadonlyMap<FunctionId, readonly (readonly Value[])[]>;

function callersIn(session: Session, calls: readonly CallSite[]): Callers {
  const callers = new Map<FunctionId, (readonly Value[])[]>();
  for (const call of calls) {
    for (const callee of calleesOf(session, call)) {
      const args = evaluateArguments(session, call.arguments ?? []);
      callers.set(callee, [...(callers.get(callee) ?? []), args]);
    }
  }
  return callers;
}

/** The functions of the program that a call gives its arguments to. */
function calleesOf(session: Session, call: CallSite): readonly FunctionId[] {
  const { ts } = session;
  if (ts.isNewExpression(call)) {
    const made = session.evaluate(call);
    return made.kind === 'instance' ? constructorsOf(session, nodeOf(session, made.class)) : [];
  }
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const heir = enclosingClass(session, call);
    const base = heir && baseExpression(session, heir);
    return constructorsOf(session, base && classOf(session, base));
  }
  return alternatives(session.evaluate(call.expression)).flatMap((one) =>
    one.kind === 'function' ? [one.id] : [],
  );
}

/** The constructor that runs first for an instance of a class of the program. */
function constructorsOf(session: Session, owner: ts.Node | null): readonly FunctionId[] {
  if (!owner || !session.ts.isClassLike(owner)) return [];
  const own = [...lineageOf(session, owner)].flatMap((one) => constructorOf(session, one) ?? []);
  return own.slice(0, 1).map((constructor) => identify(session, constructor));
}

/** A function among those whose parameters a value holds that somebody calls. */
function openFunction(value: Value, callers: Callers): FunctionId | null {
  for (const { function: owner } of parametersIn(value)) if (callers.has(owner)) return owner;
  return null;
}
