import type { ts } from 'ts-morph';
import { either, propertyOf, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import { sitesOf, type CallSite } from './sites.ts';
import type { ObjectValue, Value } from './value.ts';

/** Something that gives an object further properties after it was made. */
interface Completion {
  /** The variable that holds the object. */
  readonly holder: ts.Identifier;
  /** The property that is written; `null` where it may be any. */
  readonly property: string | null;
  readonly complete: (session: Session, object: ObjectValue) => ObjectValue;
}

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Completion[]>>();

/**
 * An object in a variable, with what its file assigns to properties of that variable, or copies into it. Whether that is done before the
 * object is used is not looked at: each such property may be as it was made or as it is assigned. An address of which a part is assigned is
 * unknown.
 */
export function completed(session: Session, value: Value, variable: ts.VariableDeclaration): Value {
  if (value.kind === 'either') return either(value.values.map((one) => completed(session, one, variable)));
  if (value.kind === 'text' || value.kind === 'literal')
    return isRewritten(session, variable) ? unknownValue : value;
  if (value.kind !== 'object') return value;
  return completionsOf(session, variable).reduce((object, { complete }) => complete(session, object), value);
}

/** Parts of an address behind its path. */
const tail = new Set(['search', 'hash']);

/** Whether an address in a variable is led elsewhere: `url.pathname = '/token'`. */
function isRewritten(session: Session, variable: ts.VariableDeclaration): boolean {
  const { ts } = session;
  const { initializer } = variable;
  const isMade = initializer && (ts.isNewExpression(initializer) || ts.isCallExpression(initializer));
  return (
    isMade === true &&
    completionsOf(session, variable).some(({ property }) => property === null || !tail.has(property))
  );
}

/** What callers give for a parameter, whose properties may be others where its file assigns or copies something into it. */
export function rewritten(session: Session, given: Value, parameter: ts.ParameterDeclaration): Value {
  const written = completionsOf(session, parameter).map(({ property }) => property);
  if (written.length === 0) return given;
  if (written.includes(null)) return either([given, unknownValue]);
  const names = written.filter((name) => name !== null);
  const properties = names.map((name) => [name, either([propertyOf(given, name), unknownValue])] as const);
  return { kind: 'object', properties: Object.fromEntries(properties), under: [given], site: null };
}

function completionsOf(
  session: Session,
  variable: ts.VariableDeclaration | ts.ParameterDeclaration,
): readonly Completion[] {
  if (!session.ts.isIdentifier(variable.name)) return [];
  const file = variable.getSourceFile();
  const known = byFile.get(file) ?? completionsIn(session, file);
  byFile.set(file, known);
  return (known.get(variable.name.text) ?? []).filter(
    ({ holder }) => session.checker.getSymbolAtLocation(holder)?.valueDeclaration === variable,
  );
}

/** The completions in a file by the name of the variable. */
function completionsIn(session: Session, file: ts.SourceFile): ReadonlyMap<string, readonly Completion[]> {
  const { assignments, calls } = sitesOf(session, file);
  const found = new Map<string, Completion[]>();
  for (const completion of [
    ...assignments.map((node) => byAssignment(session, node)),
    ...calls.map((node) => byCopy(session, node)),
  ]) {
    if (!completion) continue;
    const { text } = completion.holder;
    found.set(text, [...(found.get(text) ?? []), completion]);
  }
  return found;
}

/** `options.timeout = …` */
function byAssignment({ ts }: Session, { left, right }: ts.BinaryExpression): Completion | null {
  const property = propertyIn(ts, left);
  if (!property) return null;
  const { holder, isDirect, name } = property;
  return {
    holder,
    property: name,
    complete: (session, object) => {
      if (name === null) return { ...object, under: [...object.under, unknownValue] };
      const written = isDirect ? session.evaluate(right) : unknownValue;
      const value = either([propertyOf(object, name), written]);
      return { ...object, properties: { ...object.properties, [name]: value } };
    },
  };
}

/** `Object.assign(options, …)` */
function byCopy({ ts }: Session, node: CallSite): Completion | null {
  const [holder, ...sources] = node.arguments ?? [];
  const { expression } = node;
  const isCopy =
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'assign' &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'Object';
  if (!isCopy || !holder || !ts.isIdentifier(holder)) return null;
  return {
    holder,
    property: null,
    complete: (session, object) => {
      const copied = sources.map((source) => session.evaluate(source));
      return { ...object, under: [...copied.toReversed(), ...object.under] };
    },
  };
}

interface WrittenProperty {
  readonly holder: ts.Identifier;
  /** `null` when it is computed. */
  readonly name: string | null;
  /** Whether it is the property itself that is written, and not one of its own. */
  readonly isDirect: boolean;
}

function propertyIn(compiler: typeof ts, left: ts.Expression): WrittenProperty | null {
  const isNamed = compiler.isPropertyAccessExpression(left);
  if (!isNamed && !compiler.isElementAccessExpression(left)) return null;
  const { expression: holder } = left;
  if (!compiler.isIdentifier(holder)) {
    const outer = propertyIn(compiler, holder);
    return outer && { ...outer, isDirect: false };
  }
  return { holder, name: nameIn(compiler, left), isDirect: true };
}

function nameIn(
  compiler: typeof ts,
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): string | null {
  if (compiler.isPropertyAccessExpression(access)) return access.name.text;
  const { argumentExpression: name } = access;
  return compiler.isStringLiteralLike(name) ? name.text : null;
}
