import type { ts } from 'ts-morph';
import { lineageOf } from './base-class.ts';
import { assignedToThis, parameterProperty } from './field-value.ts';
import { unwrap } from './flow/transparent.ts';
import { giversOf } from './givers.ts';
import { enclosingClass } from './instance.ts';
import { meaningOfName } from './name-meaning.ts';
import { callNodeAt } from './node-at.ts';
import { either, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { CallSite } from './sites.ts';
import type { ApiValue, Value } from './value.ts';

/** So many names are followed to a parameter. */
const mostNames = 8;

/** A parameter, or a member below what it is given. */
interface Given {
  readonly parameter: ts.ParameterDeclaration;
  readonly path: readonly string[];
}

/**
 * The client that an expression names by way of a parameter: what those hand over who call the function, or make an instance of the class, one of
 * several where they differ. `null` where nobody is seen to, where somebody hands over what cannot be read, and for databases, of which a
 * caller may hand over a transaction.
 */
export function givenClient(session: Session, node: ts.Expression, declared: ApiValue): Value | null {
  const library = session.knowledge.library(declared.package);
  if (!library?.type(declared.type) || library.descriptor.system === 'database') return null;
  const given = givenBy(session, node, 0);
  if (!given) return null;
  const values = giversOf(session, given.parameter.parent)?.map((giver) => valueGiven(session, giver, given));
  return values?.every((value) => isBuilt(value, declared))
    ? either(values.map((value) => toldApart(session, value, declared)))
    : null;
}

/** What a function makes may be another client each time. */
function toldApart(session: Session, client: ApiValue, { origin }: ApiValue): ApiValue {
  const made = client.origin && callNodeAt(session, client.origin);
  const isMadeOnce = made && session.ts.findAncestor(made, (one) => isRepeated(session, one)) === undefined;
  return isMadeOnce || origin === null ? client : { ...client, heldAt: origin };
}

function isRepeated({ ts }: Session, node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isIterationStatement(node, false);
}

function isBuilt(value: Value, declared: ApiValue): value is ApiValue {
  return (
    value.kind === 'api' &&
    value.package === declared.package &&
    value.type === declared.type &&
    value.path === '' &&
    value.args !== null
  );
}

function valueGiven(session: Session, giver: CallSite, { parameter, path }: Given): Value {
  const index = parameter.parent.parameters.indexOf(parameter);
  const args = giver.arguments?.slice(0, index + 1) ?? [];
  const argument = args[index];
  if (!argument || args.some((one) => session.ts.isSpreadElement(one))) return unknownValue;
  return path.reduce((value, name) => session.member(value, name), session.evaluate(argument));
}

function givenBy(session: Session, expression: ts.Expression, names: number): Given | null {
  const { ts } = session;
  const node = unwrap(ts, expression);
  if (names > mostNames) return null;
  if (ts.isIdentifier(node)) {
    const meaning = meaningOfName(session, node);
    return meaning.kind === 'declaration' ? declaredBy(session, meaning.node, names) : null;
  }
  if (!ts.isPropertyAccessExpression(node)) return null;
  if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return fieldGiven(session, node, names);
  return below(givenBy(session, node.expression, names + 1), node.name.text);
}

function below(given: Given | null, name: string): Given | null {
  return given && { ...given, path: [...given.path, name] };
}

function declaredBy(session: Session, node: ts.Node, names: number): Given | null {
  const { ts } = session;
  if (ts.isParameter(node)) return node.dotDotDotToken ? null : { parameter: node, path: [] };
  if (ts.isBindingElement(node)) {
    const name = node.propertyName ?? node.name;
    const isNamed = ts.isObjectBindingPattern(node.parent) && ts.isIdentifier(name) && !node.dotDotDotToken;
    return isNamed ? below(declaredBy(session, node.parent.parent, names + 1), name.text) : null;
  }
  const isAlias =
    ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(node.parent) && node.initializer;
  return isAlias ? givenBy(session, isAlias, names + 1) : null;
}

/** What the class around `this.name`, or one that it extends, keeps of the arguments of its constructor under that name. */
function fieldGiven(session: Session, node: ts.PropertyAccessExpression, names: number): Given | null {
  const owner = enclosingClass(session, node);
  for (const one of owner ? lineageOf(session, owner) : []) {
    const parameter = parameterProperty(session, one, node.name.text);
    if (parameter) return { parameter, path: [] };
    const [only, ...others] = assignedToThis(session, one, node.name.text);
    if (only) return others.length === 0 ? givenBy(session, only, names + 1) : null;
  }
  return null;
}
