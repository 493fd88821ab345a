import type { ts } from 'ts-morph';
import { propertyName } from './instance.ts';
import type { Remedy } from './model.ts';
import type { Session } from './session.ts';

/**
 * The insertion that gives a call one more property in its options argument: into the object literal that stands there, or
 * as a new argument. `null` where the options are something else than a literal, so that no edit is mechanical.
 */
export function insertOption(
  session: Session,
  call: ts.CallExpression | ts.NewExpression,
  position: number,
  property: string,
): Remedy | null {
  const args = call.arguments ?? session.ts.factory.createNodeArray<ts.Expression>();
  if (args.some((argument) => session.ts.isSpreadElement(argument))) return null;
  const argument = args[position];
  if (argument)
    return session.ts.isObjectLiteralExpression(argument) && !names(session, argument, property)
      ? intoLiteral(argument, property)
      : null;
  if (!call.arguments || call.end - 1 < call.arguments.pos) return null;
  const padding = Array<string>(position - args.length).fill('undefined');
  const text = [...padding, `{ ${property} }`].join(', ');
  const last = args.at(-1);
  return remedyAt(call, last ? last.end : call.arguments.pos, last ? `, ${text}` : text, property);
}

/** Whether an object literal gives a property already, so that another one of that name would be no remedy. */
function names(session: Session, literal: ts.ObjectLiteralExpression, property: string): boolean {
  const [name] = property.split(':');
  return literal.properties.some((one) => one.name && propertyName(session, one.name) === name);
}

/** The insertion of a property at the head of an object literal. */
function intoLiteral(literal: ts.ObjectLiteralExpression, property: string): Remedy {
  const offset = literal.getStart() + 1;
  return remedyAt(
    literal,
    offset,
    literal.properties.length > 0 ? ` ${property},` : ` ${property} `,
    property,
  );
}

function remedyAt(node: ts.Node, offset: number, text: string, property: string): Remedy {
  return { file: node.getSourceFile().fileName, offset, text, title: `Add \`${property}\`` };
}
