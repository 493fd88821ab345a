import { instanceOfCall } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { leadingText } from './read-value.ts';
import { rowType } from './row-type.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** The table, collection or model that a call names; `null` where that cannot be told. */
export function tableName(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  args: readonly Value[],
): string | null {
  const { tables = [] } = session.knowledge.library(callee.package)?.descriptor ?? {};
  const instance = instanceOfCall(callee);
  switch (tables.find(({ on }) => on === callee.type || on === instance?.type)?.by) {
    case 'member':
      return callee.path.split('.').at(-2) ?? null;
    case 'type':
      return rowType(session, node);
    case 'construction':
      return named(instance?.args?.[0]);
    case 'argument':
      return named(args[0]) ?? firstArgument(session, node);
    default:
      return null;
  }
}

function named(value: Value | undefined): string | null {
  const text = value ? leadingText(value) : '';
  return text === '' ? null : text;
}

/** The class that is given as the first argument, by its name. */
function firstArgument({ ts }: Session, node: CallNode): string | null {
  const argument = ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[0];
  return argument && ts.isIdentifier(argument) ? argument.text : null;
}
