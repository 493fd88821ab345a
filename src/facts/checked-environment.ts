import type { ts } from 'ts-morph';
import { schemaLibraries } from '../libraries/schemas/known-schemas.ts';
import type { ArgumentPlace, CheckModel, SchemaLibrary } from '../libraries/schemas/schema-library.ts';
import { isEnvironment } from './environment.ts';
import { propertyName } from './instance.ts';
import { either, isAbsent, unknownValue } from './read-value.ts';
import { schemaChain, schemaLibraryOf, writtenOut, type SchemaCall } from './schema-chain.ts';
import type { Session } from './session.ts';
import type { ObjectValue, Value } from './value.ts';

const checkNames = new Set(schemaLibraries.flatMap(({ checks }) => checks.map(({ name }) => name)));

/**
 * What a call gives that checks the environment by a schema: its variables, each with the default of the schema, as where `??` gives one.
 * `null` for any other call.
 */
export function checkedEnvironment(session: Session, node: ts.CallExpression): Value | null {
  const name = nameOfCallee(session, node);
  if (!checkNames.has(name)) return null;
  for (const library of schemaLibraries) {
    const check = library.checks.find((one) => one.name === name && isOfEnvironment(session, node, one));
    const shapes = check && shapesOf(session, node, library, check);
    if (check && shapes) return resultOf(check, objectOf(session, shapes));
  }
  return null;
}

function nameOfCallee({ ts }: Session, { expression }: ts.CallExpression): string {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : '';
}

function isOfEnvironment(session: Session, node: ts.CallExpression, { subject }: CheckModel): boolean {
  const checked = argumentAt(session, node.arguments, subject);
  return checked !== null && isEnvironment(session, checked);
}

/** What stands at a place among arguments. */
function argumentAt(
  session: Session,
  args: readonly ts.Expression[],
  { argument, option }: ArgumentPlace,
): ts.Expression | null {
  const given = args[argument] ?? null;
  if (!given || option === undefined) return given;
  return propertiesOf(session, given).find(({ name }) => name === option)?.schema ?? null;
}

/** The objects that tell the schemas of the properties, the last word first; `null` where the check is none of this library. */
function shapesOf(
  session: Session,
  { expression, arguments: args }: ts.CallExpression,
  library: SchemaLibrary,
  { by }: CheckModel,
): readonly ts.Expression[] | null {
  if (by !== 'receiver') {
    if (schemaLibraryOf(session, expression) !== library) return null;
    return by.flatMap((place) => {
      const given = argumentAt(session, args, place);
      return given ? shapesIn(session, given) : [];
    });
  }
  const receiver = session.ts.isPropertyAccessExpression(expression) ? expression.expression : null;
  const chain = receiver && schemaChain(session, receiver);
  return chain?.library === library ? shapesAmong(library, chain.calls) : null;
}

/** The variables of the environment that a schema is for, each with its default. */
export function variablesOf(session: Session, schema: ts.Expression): Value {
  return objectOf(session, shapesIn(session, schema));
}

/** The shape that an expression is, or those of the schema that it makes. */
function shapesIn(session: Session, given: ts.Expression): readonly ts.Expression[] {
  const chain = schemaChain(session, given);
  return chain ? shapesAmong(chain.library, chain.calls) : [given];
}

function shapesAmong({ shapes }: SchemaLibrary, calls: readonly SchemaCall[]): readonly ts.Expression[] {
  return calls.flatMap(({ name, args }) => (shapes.includes(name) ? args.slice(0, 1) : []));
}

interface SchemaOfProperty {
  readonly name: string;
  readonly schema: ts.Expression;
}

/** The properties that an object literal, or a constant that is one, writes out. */
function propertiesOf(session: Session, node: ts.Expression): readonly SchemaOfProperty[] {
  const { ts } = session;
  // A constant, and its `as const`.
  const written = writtenOut(session, writtenOut(session, node));
  if (!ts.isObjectLiteralExpression(written)) return [];
  return written.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property)) return [];
    const name = propertyName(session, property.name);
    return name === null ? [] : [{ name, schema: property.initializer }];
  });
}

/** Variables that no schema is seen for may be anything. */
function objectOf(session: Session, shapes: readonly ts.Expression[]): ObjectValue {
  const properties: Record<string, Value> = {};
  for (const { name, schema } of shapes.toReversed().flatMap((shape) => propertiesOf(session, shape)))
    properties[name] = variable(session, name, schema);
  return { kind: 'object', properties, under: [unknownValue], site: null };
}

function resultOf({ result }: CheckModel, checked: ObjectValue): ObjectValue {
  return result === undefined ? checked : { ...checked, properties: { [result]: checked } };
}

function variable(session: Session, name: string, schema: ts.Expression): Value {
  const chain = schemaChain(session, schema);
  const fallback = chain ? defaultOf(session, chain.library, chain.calls) : unknownValue;
  const given: Value = { kind: 'environment', name };
  if (fallback === null) return given;
  return fallback.kind === 'literal' ? either([given, fallback]) : unknownValue;
}

/** The default of a schema; `null` where it has none, unknown where it is made into something else. */
function defaultOf(session: Session, library: SchemaLibrary, calls: readonly SchemaCall[]): Value | null {
  for (const { name, args } of calls) {
    if (library.changes.includes(name)) return unknownValue;
    const model = library.defaults.find((one) => one.name === name || one.name === '*');
    const given = model && argumentAt(session, args, model.value);
    const value = given && session.evaluate(given);
    if (value && !isAbsent(value)) return value;
  }
  return null;
}
