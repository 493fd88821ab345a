import type { ts } from 'ts-morph';
import type { FunctionId } from './model.ts';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';

/** The functions that an object has, and those of the object that it is a property of. */
export function functionsBeside(session: Session, object: ts.ObjectLiteralExpression): readonly FunctionId[] {
  const { ts } = session;
  const { parent } = object;
  const isPart = ts.isPropertyAssignment(parent) && ts.isObjectLiteralExpression(parent.parent);
  const values = [object, ...(isPart ? [parent.parent] : [])].flatMap((one) => {
    const value = session.evaluate(one);
    return value.kind === 'object' ? Object.values(value.properties).flatMap(alternatives) : [];
  });
  return values.flatMap((value) => (value.kind === 'function' ? [value.id] : []));
}
