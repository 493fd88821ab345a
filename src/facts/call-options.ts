import type { ts } from 'ts-morph';
import type { CallModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { alternatives, absent } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The options that a call is given; `absent` when it is given none, unknown when they cannot be told apart from other arguments. */
export function optionsOf(session: Session, node: CallNode, model: CallModel, args: readonly Value[]): Value {
  const positions = model.optionsAt ?? (model.options === undefined ? [] : [model.options]);
  const candidates = positions
    .filter((position) => !isCalledBack(session, node, position, args))
    .filter((position) => position === model.options || standsForOptions(session, node, position, args))
    .map((position) => args[position] ?? absent)
    .filter((value) => mayBeOptions(session, value));
  const layers = [
    ...candidates.toReversed(),
    ...positions.flatMap((position) => builtOptions(session, args[position])),
  ];
  const [only, ...others] = layers;
  if (!only) return absent;
  return others.length === 0 ? only : { kind: 'object', properties: {}, under: layers, site: null };
}

/** Whether something whose making is not seen is a function by its type: the callback of a call that is given no options. */
function isCalledBack(
  { ts, checker }: Session,
  node: CallNode,
  position: number,
  args: readonly Value[],
): boolean {
  const { kind } = args[position] ?? absent;
  const argument = ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[position];
  if (!argument || (kind !== 'unknown' && kind !== 'parameter' && kind !== 'api')) return false;
  return checker.getTypeAtLocation(argument).getCallSignatures().length > 0;
}

/** Whether an argument at an unusual position can be the options: something unread is told by its type, or by being the only argument. */
function standsForOptions(
  { ts, checker }: Session,
  node: CallNode,
  position: number,
  args: readonly Value[],
): boolean {
  const value = args[position];
  const argument = ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[position];
  if (!value || !argument || (value.kind !== 'unknown' && value.kind !== 'parameter')) return true;
  const type = checker.getTypeAtLocation(argument);
  if ((type.flags & ts.TypeFlags.Any) !== 0) return args.length === position + 1;
  return !partsOf(type).every(
    (part) => (part.flags & ts.TypeFlags.StringLike) !== 0 || part.getSymbol()?.name === 'URL',
  );
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function mayBeOptions({ knowledge }: Session, value: Value): boolean {
  return alternatives(value).some((one) => {
    if (one.kind === 'text' || one.kind === 'function' || one.kind === 'environment' || one.kind === 'array')
      return false;
    if (one.kind === 'literal') return false;
    return one.kind !== 'api' || knowledge.library(one.package)?.type(one.type) == null;
  });
}

/** The options with which a `Request` or the like was built. */
function builtOptions({ knowledge }: Session, value: Value | undefined): Value[] {
  if (value?.kind !== 'api' || value.path !== '') return [];
  const position = knowledge.library(value.package)?.type(value.type)?.options;
  const built = position === undefined ? undefined : value.args?.[position];
  return built ? [built] : [];
}
