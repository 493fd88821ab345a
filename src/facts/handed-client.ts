import type { ts } from 'ts-morph';
import type { CallModel } from '../libraries/descriptor.ts';
import { optionsOf } from './call-options.ts';
import { isShortCircuit } from './flow/completions.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { chainRoot } from './chain-root.ts';
import { lineageOf, lineageOfCall } from './lineage.ts';
import { identify } from './lookup.ts';
import type { HandedClient } from './model.ts';
import { meaningOfName } from './name-meaning.ts';
import { propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, ParameterValue, Value } from './value.ts';

/**
 * The parameter that decides which transaction a call of a database runs in, and the client that it is made on where callers leave that out:
 * `(tx ?? db).insert(…)`, `save(row, { session })`. `null` where no parameter is known to, or no such client.
 */
export function handedClient(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): HandedClient | null {
  if (model.joins !== undefined) {
    const joined = propertyAt(optionsOf(session, node, model, args), model.joins);
    const by = joined.kind === 'parameter' ? joined : optionalParameter(session, node, joined);
    const own = by && lineageOfCall(session, node, callee);
    return by && own ? { by, own } : null;
  }
  const chain = session.ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  return optionalClient(session, chain, callee.package, 0);
}

/** The parameter of a function around a call that is a client by its type, where callers may leave it out. */
function optionalParameter(session: Session, node: ts.Node, value: Value): ParameterValue | null {
  const { ts } = session;
  if (value.kind !== 'api' || value.origin?.file !== node.getSourceFile().fileName) return null;
  const { start } = value.origin;
  const isMeant = (one: ts.ParameterDeclaration): boolean =>
    one.questionToken !== undefined && one.getStart() === start;
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const found = ts.isFunctionLike(at) ? at.parameters.find(isMeant) : undefined;
    if (found && ts.isIdentifier(found.name)) return parameterOf(session, found.name);
  }
  return null;
}

/** What a chain begins with, where that is the client that a parameter is given, or another one in its place. */
function optionalClient(
  session: Session,
  chain: ts.Expression,
  library: string,
  depth: number,
): HandedClient | null {
  const { ts } = session;
  const root = chainRoot(session, chain);
  if (depth > 4) return null;
  if (ts.isBinaryExpression(root) && isShortCircuit(ts, root.operatorToken.kind))
    return insteadOf(session, parameterOf(session, root.left), root.right, library);
  if (ts.isConditionalExpression(root))
    return insteadOf(session, parameterOf(session, root.condition), root.whenFalse, library);
  if (!ts.isIdentifier(root)) return null;
  const meaning = meaningOfName(session, root);
  const declaration = meaning.kind === 'declaration' ? meaning.node : null;
  if (!declaration || !(ts.isParameter(declaration) || ts.isVariableDeclaration(declaration))) return null;
  const { initializer } = declaration;
  if (!initializer) return null;
  return ts.isParameter(declaration)
    ? insteadOf(session, parameterOf(session, root), initializer, library)
    : optionalClient(session, initializer, library, depth + 1);
}

function insteadOf(
  session: Session,
  by: ParameterValue | null,
  expression: ts.Expression,
  library: string,
): HandedClient | null {
  const value = by ? session.evaluate(expression) : null;
  if (!by || value?.kind !== 'api' || value.package !== library || value.path !== '') return null;
  const own = lineageOf(session, value, expression);
  return own && { by, own };
}

/** The parameter that an expression names, or a property of one: `tx`, `options.tx`. */
function parameterOf(session: Session, expression: ts.Expression): ParameterValue | null {
  const { ts } = session;
  if (ts.isPropertyAccessExpression(expression)) {
    const owner = parameterOf(session, expression.expression);
    return owner && { ...owner, path: [...owner.path, expression.name.text] };
  }
  const meaning = ts.isIdentifier(expression) ? meaningOfName(session, expression) : null;
  const declaration = meaning?.kind === 'declaration' ? meaning.node : null;
  if (!declaration || !ts.isParameter(declaration) || !ts.isIdentifier(declaration.name)) return null;
  const owner = declaration.parent;
  return {
    kind: 'parameter',
    function: identify(session, owner),
    index: owner.parameters.indexOf(declaration),
    path: [],
    name: declaration.name.text,
    fallback: null,
  };
}
