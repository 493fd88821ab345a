import type { ts } from 'ts-morph';
import { instanceOfCall } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { leadingText } from './read-value.ts';
import { shortText, type Session } from './session.ts';
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
      return typeArgument(session, node);
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

/** `Order` of `private readonly orders: Repository<Order>`. */
function typeArgument({ ts, checker }: Session, node: CallNode): string | null {
  const callee = ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  const name = ts.isPropertyAccessExpression(receiver) ? receiver.name : receiver;
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const type = declaration && 'type' in declaration ? declaration.type : undefined;
  return isReference(ts, type) && type.typeArguments?.[0] ? shortText(type.typeArguments[0], 80) : null;
}

function isReference(compiler: typeof ts, type: unknown): type is ts.TypeReferenceNode {
  return (
    typeof type === 'object' &&
    type !== null &&
    'kind' in type &&
    type.kind === compiler.SyntaxKind.TypeReference
  );
}
