import type { ts } from 'ts-morph';
import { calleeOf } from './callee.ts';
import type { Sight } from './called-in-sight.ts';
import { callingFiles, nameOf } from './calling-files.ts';
import { nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import type { Session } from './session.ts';
import { isBody, sitesOf, type Body } from './sites.ts';
import { tokensWith } from './tokens.ts';

/**
 * The functions of service files that can hold a call of a function, or hand it to one, in the order of the program, each behind those that it is written in;
 * `null` where any function may. See {@link callingFiles}.
 */
export function callingFunctions(
  session: Session,
  id: FunctionId,
  { isCounted, isService }: Sight,
): readonly Body[] | null {
  const node = nodeOf(session, id);
  const files = node && callingFiles(session, id, isCounted);
  if (!files) return null;
  const name = session.ts.isSourceFile(node) ? null : nameOf(session, node);
  return files.filter(isService).flatMap((file) => {
    const { bodies } = sitesOf(session, file);
    if (name === null) return bodies;
    const uses = [...tokensWith(session.ts, file, name.text)].filter((one) =>
      mayRun(session, one, name.text, id),
    );
    const holders = new Set(uses.flatMap((use) => [...holdersOf(session.ts, use)]));
    return bodies.filter((body) => holders.has(body));
  });
}

/** Whether a token is a use of a name that a call may run a function by: what a call is known to run instead is another one. */
function mayRun(session: Session, token: ts.Node, name: string, id: FunctionId): boolean {
  const { ts } = session;
  if (!ts.isMemberName(token) || token.text !== name || isDeclared(ts, token)) return false;
  const { parent } = token;
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === token ? parent : token;
  const call = callee.parent;
  if (!ts.isCallExpression(call) || call.expression !== callee) return true;
  return calleeOf(session, call).targets.some((target) => target.function === id);
}

/** Whether a name is given here, and nothing done with what has it. */
function isDeclared(compiler: typeof ts, name: ts.MemberName): boolean {
  const { parent } = name;
  const isUse = compiler.isPropertyAccessExpression(parent) || compiler.isShorthandPropertyAssignment(parent);
  return !isUse && 'name' in parent && parent.name === name;
}

/** The functions in whose flow an expression may stand: those around it, up to one that is never part of another one's flow. */
function* holdersOf(compiler: typeof ts, token: ts.Node): Generator<ts.Node> {
  for (let node = token.parent; ; node = node.parent) {
    if (compiler.isPropertyDeclaration(node))
      yield* node.parent.members.filter(compiler.isConstructorDeclaration);
    const isHolder = compiler.isSourceFile(node) || isBody(compiler, node);
    if (isHolder) yield node;
    if (compiler.isSourceFile(node) || (isHolder && !isInline(compiler, node))) return;
  }
}

/** Whether a function is called or handed to a call where it is written. */
function isInline(compiler: typeof ts, node: ts.Node): boolean {
  let { parent } = node;
  while (compiler.isParenthesizedExpression(parent)) parent = parent.parent;
  return compiler.isCallExpression(parent) || compiler.isNewExpression(parent);
}
