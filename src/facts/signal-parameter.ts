import type { ts } from 'ts-morph';
import { identify } from './lookup.ts';
import { filesWithKnown } from './mentions.ts';
import type { SignalParameter } from './model.ts';
import type { Session } from './session.ts';
import { rememberWeakly } from '../remember.ts';

const typeName = 'AbortSignal';

/** The `AbortSignal` that callers give a function: a parameter, a destructured property, or a property of a type of the program. */
export function signalParameterOf(
  session: Session,
  node: ts.FunctionLikeDeclaration,
): { readonly signal?: SignalParameter } {
  if (node.parameters.length === 0 || filesWithKnown(session, typeName).length === 0) return {};
  for (const [index, parameter] of node.parameters.entries()) {
    const found = signalIn(session, parameter);
    if (!found || found.name.startsWith('_')) continue;
    const isUsed = mentions(session, node.body, found);
    return {
      signal: { function: identify(session, node), index, path: found.path, name: found.name, isUsed },
    };
  }
  return {};
}

interface Found {
  readonly name: string;
  readonly path: readonly string[];
  /** The object that holds it, where the function has no name for the signal itself. */
  readonly holder: string | null;
}

function signalIn(session: Session, parameter: ts.ParameterDeclaration): Found | null {
  const { ts } = session;
  const { name } = parameter;
  if (ts.isIdentifier(name)) {
    if (!parameter.type || !mayHold(session, parameter.type)) return null;
    if (isSignal(session, name)) return { name: name.text, path: [], holder: null };
    return isHolder(session, name)
      ? { name: `${name.text}.signal`, path: ['signal'], holder: name.text }
      : null;
  }
  if (!ts.isObjectBindingPattern(name)) return null;
  for (const element of name.elements) {
    const property = element.propertyName ?? element.name;
    if (!ts.isIdentifier(element.name) || !ts.isIdentifier(property) || !/signal$/i.test(property.text))
      continue;
    if (isSignal(session, element.name))
      return { name: element.name.text, path: [property.text], holder: null };
  }
  return null;
}

/** Whether a type says by its own text, or by that of its declaration, that it has to do with signals; asked before the checker is. */
function mayHold(session: Session, type: ts.TypeNode): boolean {
  const { ts } = session;
  if (type.getText().includes(typeName)) return true;
  const named = ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : null;
  return named !== null && namesOfHolders(session).has(named);
}

/** The types of the program whose declarations mention signals. */
const namesOfHolders = rememberWeakly((session: Session): ReadonlySet<string> => {
  const { ts } = session;
  const declared = filesWithKnown(session, typeName).flatMap(({ statements }) =>
    statements.filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)),
  );
  return new Set(declared.filter((one) => one.getText().includes(typeName)).map(({ name }) => name.text));
});

function isSignal({ checker }: Session, name: ts.Identifier): boolean {
  return checker.getNonNullableType(checker.getTypeAtLocation(name)).getSymbol()?.name === typeName;
}

/** Whether an object has a property `signal` that is an `AbortSignal`. */
function isHolder({ checker }: Session, name: ts.Identifier): boolean {
  const property = checker.getNonNullableType(checker.getTypeAtLocation(name)).getProperty('signal');
  if (!property) return false;
  return (
    checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, name)).getSymbol()?.name ===
    typeName
  );
}

/** Whether a body mentions the signal: by its name, as a property of its holder, or with the holder as a whole. */
function mentions({ ts }: Session, body: ts.Node | undefined, { name, holder }: Found): boolean {
  const visit = (node: ts.Node): true | undefined => {
    if (ts.isIdentifier(node) && node.text === (holder ?? name)) {
      const { parent } = node;
      const isOther =
        holder !== null &&
        ts.isPropertyAccessExpression(parent) &&
        parent.expression === node &&
        parent.name.text !== 'signal';
      if (!isOther) return true;
    }
    return ts.forEachChild(node, visit);
  };
  return body ? (visit(body) ?? false) : true;
}
