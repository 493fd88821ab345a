import type { ts } from 'ts-morph';
import { propertyName } from './instance.ts';
import { nodeOf } from './lookup.ts';
import type { FunctionId, Span } from './model.ts';
import { nodeAt } from './node-at.ts';
import { alternatives } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import { spanOf, type Session } from './session.ts';
import { wrappersOf } from './wrappers.ts';

/**
 * Property of the answer of a function of AWS Lambda in which it names the messages of a batch that failed
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
const failures = 'batchItemFailures';

/**
 * The answer by which a function names the messages of its batch that failed, or the call around it that makes a function which answers so;
 * `null` where none is seen to, or none is ever named.
 */
export function namedFailures(session: Session, id: FunctionId): Span | null {
  const node = nodeOf(session, id);
  if (!node) return null;
  const answer = namingAnswer(session, node);
  const naming =
    answer ?? wrappersOf(session, node).find((wrapper) => makesNaming(session, wrapper))?.expression;
  return naming ? spanOf(naming) : null;
}

/** Whether a call makes a function that names the messages which failed. */
function makesNaming(session: Session, wrapper: ts.CallExpression): boolean {
  return alternatives(session.evaluate(wrapper)).some((made) => {
    const node = made.kind === 'function' ? nodeOf(session, made.id) : null;
    return node !== null && namingAnswer(session, node) !== undefined;
  });
}

function namingAnswer(session: Session, node: ts.Node): ts.Expression | undefined {
  return returnsOf(session, node).find((one) => namesSome(session, one));
}

function namesSome(session: Session, answer: ts.Expression): boolean {
  return alternatives(session.evaluate(answer)).some((value) => {
    const site = value.kind === 'object' ? value.site : null;
    const literal = site && nodeAt(session, site, session.ts.isObjectLiteralExpression);
    const property = literal?.properties.find(
      ({ name }) => name !== undefined && propertyName(session, name) === failures,
    );
    return property !== undefined && !isNone(session, property);
  });
}

/** Whether a property is written as an empty list. */
function isNone({ ts }: Session, property: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(property)) return false;
  const { initializer } = property;
  return ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0;
}
