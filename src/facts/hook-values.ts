import type { ts } from 'ts-morph';
import { isAssignment } from './assignment.ts';
import { nodeOf } from './lookup.ts';
import { alternatives, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** What a hook gives to one option. */
export interface HookedValue {
  readonly option: string;
  readonly value: Value;
}

/**
 * What a function that may change the options of a call assigns to one of them, or returns under its name. Nothing where it touches none
 * of them; unknown where it cannot be read or hands the options on to something that cannot be read.
 */
export function hookedValues(
  session: Session,
  hook: Value,
  options: readonly string[],
  depth = 0,
): HookedValue[] {
  const bodies = alternatives(hook).map((one) => (one.kind === 'function' ? nodeOf(session, one.id) : null));
  const unread = options.map((option) => ({ option, value: unknownValue }));
  return bodies.flatMap((body) =>
    body && session.ts.isFunctionLike(body) && depth < 3 ? setIn(session, body, options, depth) : unread,
  );
}

function setIn(
  session: Session,
  hook: ts.SignatureDeclaration,
  options: readonly string[],
  depth: number,
): HookedValue[] {
  const { ts } = session;
  const found: HookedValue[] = [];
  const handed = new Set(hook.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : [])));
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(ts, node) && ts.isPropertyAccessExpression(node.left)) {
      found.push(...given(session, node.left.name.text, node.right, options));
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name))
      found.push(...given(session, node.name.text, node.initializer, options));
    if (ts.isCallExpression(node) && handsOn(session, node, handed)) {
      found.push(...hookedValues(session, session.evaluate(node.expression), options, depth + 1));
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(hook, visit);
  return found;
}

function given(
  session: Session,
  name: string,
  node: ts.Expression,
  options: readonly string[],
): HookedValue[] {
  return options.flatMap((option) => {
    const steps = option.split('.');
    const at = steps.lastIndexOf(name);
    return at < 0
      ? []
      : [{ option, value: propertyAt(session.evaluate(node), steps.slice(at + 1).join('.')) }];
  });
}

/** Whether a call gets a parameter of the hook as it is; calling the next one in the chain is not handing on. */
function handsOn({ ts }: Session, call: ts.CallExpression, handed: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(call.expression) && handed.has(call.expression.text)) return false;
  return call.arguments.some((argument) => ts.isIdentifier(argument) && handed.has(argument.text));
}
