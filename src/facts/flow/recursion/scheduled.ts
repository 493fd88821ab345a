import type { ts } from 'ts-morph';
import type { Walk } from '../walk.ts';
import type { Again, Attempt } from './again.ts';
import { namesOf } from './own-names.ts';

/**
 * Whether a function that a timer starts again after a failure may be started otherwise too: by itself after a success, or by something that
 * it calls. Then it is a schedule, or a connection that is kept up.
 */
export function isScheduled(walk: Walk, { fn, call }: Again, { tried }: Attempt): boolean {
  const { ts, visitor } = walk;
  const names = namesOf(ts, fn).map((name) => name.slice(name.lastIndexOf('.') + 1));
  const visit = (node: ts.Node): boolean => {
    if (node === call) return false;
    if (ts.isIdentifier(node) && node !== nameIn(fn) && names.includes(node.text)) return true;
    if (ts.isCallExpression(node) && !isWithin(call, node) && visitor.leadsTo(node, names)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return (fn.body ? visit(fn.body) : false) || isListening(ts, tried);
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}

function nameIn({ name }: ts.FunctionLikeDeclaration): ts.Node | undefined {
  return name;
}

/** Whether what is tried goes on for as long as something comes in. */
function isListening(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isForOfStatement(node) && node.awaitModifier) return true;
  return compiler.forEachChild(node, (child) => isListening(compiler, child) || undefined) ?? false;
}
