import type { ts } from 'ts-morph';
import type { StandInModel } from '../libraries/descriptor.ts';
import { unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import { sitesOf, type CallSite } from './sites.ts';
import type { Value } from './value.ts';

/** A stand-in under its name, and the options with which a call runs it, laid over those of all; `null` where it has none of its own. */
export interface StandInUse {
  readonly name: string;
  readonly own: Value | null;
}

/** The stand-ins that are used under their names: `const { charge } = proxyActivities(…)`, or `activities.charge(…)`. */
export function standInUses(
  session: Session,
  call: ts.Node,
  { overriddenBy }: StandInModel,
): readonly StandInUse[] {
  const { ts } = session;
  const { parent } = call;
  if (!ts.isVariableDeclaration(parent)) return [];
  const runs = sitesOf(session, call.getSourceFile()).calls.map((one) => runOf(session, one, overriddenBy));
  const holder = parent.name;
  if (ts.isObjectBindingPattern(holder))
    return holder.elements.flatMap((element) => usesOfName(session, element, runs));
  return runs.flatMap(({ callee, own }) =>
    ts.isPropertyAccessExpression(callee) && isSameName(session, callee.expression, holder)
      ? [{ name: callee.name.text, own }]
      : [],
  );
}

/** What a call runs, and the options that it gives it. */
interface Run {
  readonly callee: ts.Expression;
  readonly own: Value | null;
}

function runOf(session: Session, node: CallSite, overriddenBy: string): Run {
  const { expression: callee, arguments: given } = node;
  const isOverriding = session.ts.isPropertyAccessExpression(callee) && callee.name.text === overriddenBy;
  if (!isOverriding) return { callee, own: null };
  const options = given?.[0];
  return { callee: callee.expression, own: options ? session.evaluate(options) : unknownValue };
}

/** Each way in which a stand-in is run that has a name of its own; one that is only handed on is run as all are. */
function usesOfName(
  session: Session,
  { name, propertyName }: ts.BindingElement,
  runs: readonly Run[],
): readonly StandInUse[] {
  const property = propertyName ?? name;
  if (!session.ts.isIdentifier(property)) return [];
  const { text } = property;
  const found = runs.filter(({ callee }) => isSameName(session, callee, name));
  return found.length > 0 ? found.map(({ own }) => ({ name: text, own })) : [{ name: text, own: null }];
}

function isSameName({ ts }: Session, node: ts.Expression, name: ts.BindingName): boolean {
  return ts.isIdentifier(node) && ts.isIdentifier(name) && node.text === name.text;
}
