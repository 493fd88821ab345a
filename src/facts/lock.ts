import type { ts } from 'ts-morph';
import type { LockModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Library } from './library.ts';
import type { RemoteCall } from './model.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

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
  return model.named && !isCalledLock(session, node, model, args) ? {} : { locks: true };
}

/** Whether the call asks that nobody else has done the same, where it does other things as well. */
function isExclusive({ asks }: LockModel, args: readonly Value[]): boolean {
  if (asks === undefined) return true;
  const word = new RegExp(`\\b${asks}\\b`, 'i');
  return args.some((value, at) => mentions(value, word, at));
}

/** A word of its own among the arguments behind the first two, which may be any text, or an option. */
function mentions(value: Value, word: RegExp, at: number): boolean {
  if (value.kind !== 'object') return at > 1 && textsOf(value).some((text) => word.test(text));
  return Object.entries(value.properties).some(
    ([name, option]) =>
      (word.test(name) && option.kind === 'literal' && option.value === true) ||
      textsOf(option).some((text) => word.test(text)),
  );
}

/** Words by which a program says that it means a lock. */
const lockWords = new Set(['lock', 'locks', 'mutex', 'semaphore', 'lease', 'leader', 'leadership']);

/** Whether the key, or a function or class around the call, has such a word in its name. */
function isCalledLock(session: Session, node: CallNode, { key }: LockModel, args: readonly Value[]): boolean {
  const written = session.ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[key ?? -1];
  const named = args[key ?? -1];
  const texts = [written?.getText() ?? '', ...(named ? textsOf(named) : []), ...namesAround(session, node)];
  return texts.some((text) => wordsOf(text).some((word) => lockWords.has(word)));
}

function* namesAround({ ts }: Session, node: ts.Node): Generator<string> {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent)
    if (ts.isFunctionLike(at) || ts.isClassLike(at) || ts.isVariableDeclaration(at))
      yield at.name?.getText() ?? '';
}

/** The constant texts of a value. */
function textsOf(value: Value): readonly string[] {
  if (value.kind === 'text') return value.parts.flatMap(textsOf);
  return value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [];
}

/** `acquireLock`, `LOCK_KEY`, `sync-lock:` as their words. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}
