import type { ts } from 'ts-morph';
import type { CallNode } from './flow/flow-visitor.ts';
import { propertyName } from './instance.ts';
import type { Variation, VaryingArgument } from './model.ts';
import { optionNode } from './option-node.ts';
import type { Session } from './session.ts';
import { isMadeFor, isSameTurn } from './sole-use.ts';
import type { Value } from './value.ts';
import { variationIn } from './variation.ts';

/** What makes the option at the first of the paths that a call writes another one each time the call is made; `null` where nothing is proven to. */
export function variationAt(session: Session, node: CallNode, paths: readonly string[]): Variation | null {
  if (session.ts.isTaggedTemplateExpression(node)) return null;
  for (const path of paths) {
    const property = optionNode(session, node, path);
    if (property) return isWrittenFor(session, node, property) ? variationIn(session, property) : null;
  }
  return null;
}

/** Whether an option is written in a call's own text, or in a variable that is made for this call alone. */
function isWrittenFor(session: Session, call: ts.Node, property: ts.Node): boolean {
  const { ts } = session;
  if (ts.findAncestor(property, (one) => one === call)) return isSameTurn(session, property, call);
  const variable = ts.findAncestor(property, ts.isVariableDeclaration);
  return variable !== undefined && isMadeFor(session, call, variable);
}

/** What of a call's arguments is another one each time the call is made. Only values that may be are looked at. */
export function varyingArguments(
  session: Session,
  given: readonly ts.Expression[],
  args: readonly Value[],
): readonly VaryingArgument[] {
  return given.flatMap((argument, index) => {
    const value = args[index];
    return value && mayVary(session, value) ? varyingIn(session, argument, index) : [];
  });
}

function varyingIn(session: Session, node: ts.Expression, argument: number): readonly VaryingArgument[] {
  const { ts } = session;
  const read = (one: ts.Node, path: readonly string[]): readonly VaryingArgument[] => {
    const variation = variationIn(session, one);
    return variation ? [{ argument, path, ...variation }] : [];
  };
  if (!ts.isObjectLiteralExpression(node)) return read(node, []);
  return node.properties.flatMap((property) => {
    const name = property.name && propertyName(session, property.name);
    return name == null ? [] : read(property, [name]);
  });
}

/** Whether a clock or chance has a part in a value, or in a property of it. */
function mayVary(session: Session, value: Value): boolean {
  switch (value.kind) {
    case 'api':
      return session.knowledge.library(value.package)?.descriptor.values !== undefined && value.base === null;
    case 'text':
      return value.parts.some((part) => mayVary(session, part));
    case 'object':
      return Object.values(value.properties).some((one) => one.kind !== 'object' && mayVary(session, one));
    default:
      return false;
  }
}
