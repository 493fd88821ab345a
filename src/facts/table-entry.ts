import type { ts } from 'ts-morph';
import { isOfRuntime } from './runtime-object.ts';
import { meaningOfName } from './name-meaning.ts';
import { alternatives, either } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** Tables that are longer are read by nobody who wants to know which of their entries does what. */
const mostEntries = 24;

/**
 * What a table of functions, or of objects that hold some, gives for a key that only the run knows: one of its entries. `null` where it holds
 * anything else, or may hold more than is written.
 */
export function oneOfTable(session: Session, table: ts.Expression): Value | null {
  const value = session.evaluate(table);
  if (value.kind === 'object')
    return value.under.length === 0 ? oneOf(Object.values(value.properties)) : null;
  return value.kind === 'array' && !value.open ? oneOf(value.elements) : null;
}

/** What a call picks of such a table: `jobs.find((job) => …)`, `jobs.at(n)`, `handlers.get(name)` of a `Map` that is written out. */
export function pickedEntry(session: Session, { expression }: ts.CallExpression): Value | null {
  if (!session.ts.isPropertyAccessExpression(expression)) return null;
  switch (expression.name.text) {
    case 'find':
    case 'at': {
      const value = session.evaluate(expression.expression);
      return value.kind === 'array' && !value.open ? oneOf(value.elements) : null;
    }
    case 'get':
      return oneOfMap(session, expression.expression);
    default:
      return null;
  }
}

function oneOfMap(session: Session, map: ts.Expression): Value | null {
  const { ts } = session;
  const meaning = ts.isIdentifier(map) ? meaningOfName(session, map) : null;
  const declaration = meaning?.kind === 'declaration' ? meaning.node : null;
  const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (!made || !ts.isNewExpression(made) || !isMap(session, made.expression)) return null;
  const [pairs] = made.arguments ?? [];
  const listed = pairs && session.evaluate(pairs);
  if (listed?.kind !== 'array' || listed.open) return null;
  const entries = listed.elements.map((pair) => (pair.kind === 'array' ? pair.elements[1] : undefined));
  return oneOf(entries.filter((entry) => entry !== undefined));
}

function isMap(session: Session, node: ts.Expression): boolean {
  return session.ts.isIdentifier(node) && node.text === 'Map' && isOfRuntime(session, node);
}

function oneOf(entries: readonly Value[]): Value | null {
  const isTable = entries.length > 0 && entries.length <= mostEntries && entries.every(isRun);
  return isTable ? either(entries) : null;
}

/** Whether a value is there to be run: a function, or an object that holds one. */
function isRun(value: Value): boolean {
  if (value.kind === 'object') return Object.values(value.properties).some(({ kind }) => kind === 'function');
  return alternatives(value).every(({ kind }) => kind === 'function');
}
