import { alternatives, textOf } from '../read-value.ts';
import { sitesOf } from '../sites.ts';
import type { Stack } from './stack.ts';

/**
 * Tells whether the program of a stack may set a property of a deployed resource besides its construct: `addPropertyOverride('Timeout', 60)`,
 * `resource.timeout = 60`, or what gives constructs their properties. On which resource is not asked.
 */
export function overriddenIn(stack: Stack): (property: string) => boolean {
  const { library, session } = stack;
  const isInjected = session.program.sources.some(({ text }) => text.includes(library.injectors));
  const names = new Set(assignedIn(stack).map((name) => name.toLowerCase()));
  const paths = pathsIn(stack);
  return (property) => {
    const isNamed = names.has(property.toLowerCase());
    return isInjected || isNamed || paths.some((path) => path === null || isOf(path, property));
  };
}

/** The paths of what the program overrides in resources; `null` for one that is not known. */
function pathsIn({ calls, library, session }: Stack): readonly (string | null)[] {
  const { ts } = session;
  return calls.flatMap(({ arguments: given, expression }) => {
    const [path] = given ?? [];
    const isOverride =
      ts.isPropertyAccessExpression(expression) && library.overrides.includes(expression.name.text);
    return path && isOverride ? alternatives(session.evaluate(path)).map(textOf) : [];
  });
}

/** The names of the properties that the program assigns to something else than the instance at hand. */
function assignedIn({ session }: Stack): readonly string[] {
  const { program, ts } = session;
  const assignments = program.sources.flatMap((file) => sitesOf(session, file).assignments);
  return assignments.flatMap(({ left }) =>
    ts.isPropertyAccessExpression(left) && left.expression.kind !== ts.SyntaxKind.ThisKeyword
      ? [left.name.text]
      : [],
  );
}

/** Whether a path of CloudFormation has a segment that is named as a property is, but for its first letter. */
function isOf(path: string, property: string): boolean {
  return path.split('.').some((segment) => segment.toLowerCase() === property.toLowerCase());
}
