import type { CallModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { isAbsent, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The SQL text that a call sends, as far as it is known: its own, or that of the object or fragment that it is given; `null` when it sends none. */
export function statementOf(
  session: Session,
  node: CallNode,
  { effect }: CallModel,
  args: readonly Value[],
): Value | null {
  if (typeof effect === 'string' || effect.from !== 'sql') return null;
  const given = args[effect.argument];
  return fragmentAt(session, node, effect.argument) ?? (given ? textIn(given) : null);
}

/** The text of a template whose tag makes SQL of it: ``execute(sql`SELECT 1`)``. */
function fragmentAt(session: Session, node: CallNode, position: number): Value | null {
  const { ts } = session;
  const written = ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[position];
  return written && ts.isTaggedTemplateExpression(written) ? session.evaluate(written.template) : null;
}

function textIn(given: Value): Value | null {
  switch (given.kind) {
    case 'literal':
    case 'text':
    case 'parameter':
      return given;
    case 'object':
      return textIn(
        ['text', 'sql'].map((name) => propertyAt(given, name)).find((one) => !isAbsent(one)) ?? unknownValue,
      );
    case 'api':
      return given.args?.[0] ? textIn(given.args[0]) : null;
    default:
      return null;
  }
}
