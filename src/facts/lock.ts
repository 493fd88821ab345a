import type { ts } from 'ts-morph';
import type { LockModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Library } from './library.ts';
import type { RemoteCall } from './model.ts';
import type { Session } from './session.ts';
import { coordinatedIn } from './tags.ts';
import { constantTexts, type Value } from './value.ts';

/** Whether a call takes a lock that other processes respect; nothing for most. `operation` is the type's member, with its command. */
export function lockOf(
  session: Session,
  node: CallNode,
  { descriptor: { locks = [] } }: Library,
  operation: string,
  args: readonly Value[],
): Pick<RemoteCall, 'locks'> {
  const model = locks.find(({ on, operations }) => operations.some((one) => `${on}.${one}` === operation));
  if (!model || !isExclusive(model, args)) return {};
  if (!model.named) return { locks: { called: null, key: null } };
  const { key: at = -1 } = model;
  const written = session.ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[at];
  const key = isTold(session, node) ? null : (args[at] ?? null);
  return { locks: { called: [written?.getText() ?? '', ...namesAround(session, node)], key } };
}

/** Whether a reason for coordination stands beside a node. */
function isTold(session: Session, node: ts.Node): boolean {
  const told = coordinatedIn(session, node.getSourceFile());
  return told.some(({ start, end }) => start <= node.getStart() && node.end <= end);
}

/** Whether the call asks that nobody else has done the same, where it does other things as well. */
export function isExclusive({ asks }: LockModel, args: readonly Value[]): boolean {
  if (asks === undefined) return true;
  const word = new RegExp(`\\b${asks}\\b`, 'i');
  return args.some((value, at) => mentions(value, word, at));
}

/** A word of its own among the arguments behind the first two, which may be any text, or an option. */
function mentions(value: Value, word: RegExp, at: number): boolean {
  if (value.kind !== 'object') return at > 1 && constantTexts(value).some((text) => word.test(text));
  return Object.entries(value.properties).some(
    ([name, option]) =>
      (word.test(name) && option.kind === 'literal' && option.value === true) ||
      constantTexts(option).some((text) => word.test(text)),
  );
}

function* namesAround({ ts }: Session, node: ts.Node): Generator<string> {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent)
    if (ts.isFunctionLike(at) || ts.isClassLike(at) || ts.isVariableDeclaration(at))
      yield at.name?.getText() ?? '';
}
