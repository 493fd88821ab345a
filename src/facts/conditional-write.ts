import type { ts } from 'ts-morph';
import type { ConditionalModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { IdempotencyFact, RemoteCall } from './model.ts';
import { optionNode } from './option-node.ts';
import { isAbsent, numberOf, propertyAt, textOf, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import { readUpdateExpression } from './update-expression.ts';
import type { Value } from './value.ts';

/** What its library says of the conditions of a call; `null` where it has none. */
export function conditionalModelOf({ knowledge }: Session, remote: RemoteCall): ConditionalModel | null {
  const { conditionals = [] } = knowledge.library(remote.library)?.descriptor ?? {};
  const found = conditionals.find(({ on, operations }) =>
    operations.some((one) => `${on}.${one}` === remote.operation),
  );
  return found ?? null;
}

/** What it means to make a call once more whose input says how an item changes, and under which condition. */
export function conditionalFact(
  session: Session,
  node: CallNode,
  model: ConditionalModel,
  args: readonly Value[],
): IdempotencyFact {
  const [given = unknownValue] = args;
  const input = given.kind === 'api' ? (given.args?.[0] ?? unknownValue) : given;
  const table = textOf(propertyAt(input, model.table));
  const refuses = !isAbsent(propertyAt(input, model.condition));
  const text = model.expression ? textOf(propertyAt(input, model.expression)) : null;
  const untold = { verdict: 'unknown', makes: null, table, refuses } as const;
  if (text === null || refuses) return untold;
  const { added, counts, sets } = readUpdateExpression(text);
  if (counts || added.some((name) => isNumber(session, node, input, `${model.values ?? ''}.${name}`)))
    return { verdict: 'no', makes: 'change', table, refuses };
  return sets ? { verdict: 'yes', makes: null, table, refuses } : untold;
}

/** Whether what a placeholder stands for is a number: by its value, its type, or as `{ N: '1' }`. */
function isNumber(session: Session, node: CallNode, input: Value, path: string): boolean {
  const value = propertyAt(input, path);
  if (numberOf(value) !== null || (value.kind === 'object' && 'N' in value.properties)) return true;
  const written = session.ts.isTaggedTemplateExpression(node) ? null : optionNode(session, node, path);
  return written !== null && isNumberType(session, written);
}

function isNumberType({ ts, checker }: Session, node: ts.Node): boolean {
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
}
