import { alternatives, textOf } from '../read-value.ts';
import type { Stack } from './stack.ts';

/**
 * Tells whether the program of a stack may set a property of a deployed resource besides its construct: `addPropertyOverride('Timeout', 60)`. On
 * which resource is not asked.
 */
export function overriddenIn({ calls, library, session }: Stack): (property: string) => boolean {
  const { ts } = session;
  const paths = calls.flatMap(({ arguments: given, expression }) => {
    const [path] = given ?? [];
    const isOverride =
      ts.isPropertyAccessExpression(expression) && library.overrides.includes(expression.name.text);
    return path && isOverride ? alternatives(session.evaluate(path)) : [];
  });
  const texts = paths.map(textOf);
  return (property) => texts.some((text) => text === null || isOf(text, property));
}

/** Whether a path of CloudFormation has a segment that is named as a property is, but for its first letter. */
function isOf(path: string, property: string): boolean {
  return path.split('.').some((segment) => segment.toLowerCase() === property.toLowerCase());
}
