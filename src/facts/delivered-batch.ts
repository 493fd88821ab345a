import type { ts } from 'ts-morph';
import { redeliveredBy } from './handler-delivery.ts';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';

/** Where the events of AWS Lambda hold what they deliver (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). */
const records = 'Records';

/** Whether a list is all that a function has been given by one delivery: `event.Records`. */
export function isDeliveredBatch(session: Session, list: ts.Expression): boolean {
  const { ts } = session;
  const name = ts.isPropertyAccessExpression(list) ? list.name : list;
  if (!ts.isIdentifier(name) || name.text !== records) return false;
  return alternatives(session.evaluate(list)).every(
    (value) =>
      value.kind === 'parameter' &&
      value.index === 0 &&
      value.path.join('.') === records &&
      redeliveredBy(session, value.function) !== null,
  );
}
