import type { ts } from 'ts-morph';
import { extentOfAnswer } from './answered-list.ts';
import { unwrap } from './flow/transparent.ts';
import { evaluateArguments } from './instance.ts';
import { type ChainedCall, isUncapped, pageLength } from './list-read.ts';
import { identify, nodeOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import { isMeasured } from './measured.ts';
import type { Extent, GrownArgument } from './model.ts';
import { onlyValue } from './read-value.ts';
import { returnsOf } from './returned-value.ts';
import { shortText, type Session } from './session.ts';
import type { Value } from './value.ts';

/** Methods of arrays that leave as many items as there were, or some of them. */
const keeping = new Set(['map', 'filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat']);

/** How many functions of the program are entered on the way to where a collection is read. */
const depthLimit = 3;

/**
 * How many items an expression holds, followed through variables, methods of arrays, and functions of the program to the
 * read that finds them; `null` where that is not known, or something caps them on the way.
 */
export function extentOf(session: Session, node: ts.Expression, depth = 0): Extent | null {
  const { ts } = session;
  const inner = unwrap(ts, node);
  if (ts.isIdentifier(inner)) return extentOfName(session, inner, depth);
  if (ts.isCallExpression(inner))
    return extentOfCall(session, inner, [], depth) ?? extentOfAnswer(session, inner);
  if (ts.isPropertyAccessExpression(inner)) return extentOfAnswer(session, inner);
  if (!ts.isArrayLiteralExpression(inner)) return null;
  const [only, ...others] = inner.elements;
  return only && ts.isSpreadElement(only) && others.length === 0
    ? extentOf(session, only.expression, depth)
    : null;
}

/** The extents of a call's arguments, as far as they are read without a cap. `args` are their values. */
export function grownArguments(
  session: Session,
  nodes: readonly ts.Expression[],
  args: readonly Value[],
): readonly GrownArgument[] {
  return nodes.flatMap((node, argument) => {
    const extent = args[argument]?.kind === 'api' ? extentOf(session, node) : null;
    return extent?.kind === 'grown' ? [{ argument, by: extent.by, most: extent.most }] : [];
  });
}

function extentOfName(session: Session, name: ts.Identifier, depth: number): Extent | null {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  if (meaning.kind !== 'declaration' || isMeasured(ts, name)) return null;
  const { node } = meaning;
  if (ts.isParameter(node)) {
    const index = node.parent.parameters.indexOf(node);
    return node.dotDotDotToken ? null : { kind: 'given', function: identify(session, node.parent), index };
  }
  if (ts.isBindingElement(node)) return extentOfFirst(session, name, node, depth);
  if (!ts.isVariableDeclaration(node) || !node.initializer || !isConstant(session, node)) return null;
  return extentOf(session, node.initializer, depth);
}

/** `const [orders, count] = await repository.findAndCount()`. */
function extentOfFirst(
  session: Session,
  name: ts.Identifier,
  node: ts.BindingElement,
  depth: number,
): Extent | null {
  const { ts } = session;
  const { parent } = node;
  if (ts.isObjectBindingPattern(parent)) return extentOfAnswer(session, name);
  if (!ts.isArrayBindingPattern(parent) || parent.elements[0] !== node) return null;
  const { parent: owner } = parent;
  if (!ts.isVariableDeclaration(owner) || !owner.initializer) return null;
  const read = unwrap(ts, owner.initializer);
  const callee = ts.isCallExpression(read) ? read.expression : null;
  const isPair = callee && ts.isPropertyAccessExpression(callee) && callee.name.text.endsWith('Count');
  return isPair ? extentOf(session, read, depth) : null;
}

function isConstant({ ts }: Session, node: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
}

function extentOfCall(
  session: Session,
  call: ts.CallExpression,
  chained: readonly ChainedCall[],
  depth: number,
): Extent | null {
  const { ts, knowledge } = session;
  const callee = call.expression;
  const member = ts.isPropertyAccessExpression(callee) ? callee.name.text : null;
  if (ts.isPropertyAccessExpression(callee) && keeping.has(callee.name.text)) {
    return extentOf(session, callee.expression, depth);
  }
  const called = onlyValue(session.evaluate(callee));
  if (!called) return null;
  if (called.kind === 'function') return extentOfResult(session, nodeOf(session, called.id), depth);
  const list =
    called.kind === 'api' ? knowledge.library(called.package)?.list(called.type, called.path) : null;
  const args = evaluateArguments(session, call.arguments);
  if (list) {
    const grown = { kind: 'grown', by: shortText(callee, 40), most: pageLength(list, args) } as const;
    return isUncapped(list, args, chained) ? grown : null;
  }
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrap(ts, callee.expression) : null;
  return member !== null && receiver && ts.isCallExpression(receiver)
    ? extentOfCall(session, receiver, [...chained, { member, args }], depth)
    : null;
}

/** What a function of the program returns, where it does so in one place. */
function extentOfResult(session: Session, declaration: ts.Node | null, depth: number): Extent | null {
  const [returned, ...others] = declaration && depth < depthLimit ? returnsOf(session, declaration) : [];
  const extent = returned && others.length === 0 ? extentOf(session, returned, depth + 1) : null;
  return extent?.kind === 'grown' ? extent : null;
}
