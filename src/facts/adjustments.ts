import type { ts } from 'ts-morph';
import type { TimeoutModel } from '../libraries/descriptor.ts';
import { assignedMembers } from './assignments.ts';
import { isSameClient, typeModelOf } from './client.ts';
import { nodeOf } from './lookup.ts';
import { alternatives, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * Values that reach the limits of a client after its construction: assigned to its defaults, or set by a hook that runs before each
 * call. A hook that cannot be read gives an unknown value.
 */
export function adjustmentsOf(session: Session, instance: ApiValue, timeout: TimeoutModel): readonly Value[] {
  const model = typeModelOf(session, instance);
  if (!model) return [];
  const names = timeout.client.length > 0 ? timeout.client : timeout.call;
  const assigned = (model.assigned ?? []).flatMap((path) => assignedValues(session, instance, path, names));
  const hooks = (model.hooks ?? []).flatMap((path) => hookValues(session, instance, path, names));
  return [...assigned, ...hooks, ...optionHooks(session, instance, model.hookOptions ?? [], model.options, names)];
}

function assignedValues(session: Session, instance: ApiValue, path: string, names: readonly string[]): Value[] {
  const last = path.split('.').at(-1) ?? path;
  const limit = names.find((name) => path.endsWith(`.${name}`));
  return filesWith(session, `.${last}`).flatMap((file) =>
    assignedMembers(session, file, last)
      .filter(({ left }) => isMemberOf(session, left, instance, path))
      .map(({ right }) => session.evaluate(right))
      .flatMap((value) => (limit ? [value] : names.map((name) => propertyAt(value, name)))),
  );
}

function isMemberOf(session: Session, node: ts.Expression, instance: ApiValue, path: string): boolean {
  return alternatives(session.evaluate(node)).some(
    (value) => value.kind === 'api' && value.path === path && value.base !== null && isSameClient(value.base, instance),
  );
}

function hookValues(session: Session, instance: ApiValue, path: string, names: readonly string[]): Value[] {
  return filesWith(session, path.split('.').slice(0, -1).join('.')).flatMap((file) =>
    callsOf(session, file, path)
      .filter((call) => isMemberOf(session, call.expression, instance, path))
      .flatMap(({ arguments: args }) => hookedValues(session, args[0] ? session.evaluate(args[0]) : unknownValue, names)),
  );
}

function optionHooks(
  session: Session,
  instance: ApiValue,
  paths: readonly string[],
  position: number | undefined,
  names: readonly string[],
): Value[] {
  const options = position === undefined ? undefined : instance.args?.[position];
  if (!options) return [];
  return paths.flatMap((path) => {
    const hooks = propertyAt(options, path);
    if (hooks.kind === 'array') return hooks.elements.flatMap((hook) => hookedValues(session, hook, names));
    return hooks.kind === 'literal' ? [] : hookedValues(session, hooks, names);
  });
}

/** What a hook's body assigns to, or returns under, one of the names; nothing when it touches none of them. */
function hookedValues(session: Session, hook: Value, names: readonly string[]): Value[] {
  const body = hook.kind === 'function' ? nodeOf(session, hook.id) : null;
  if (!body) return [unknownValue];
  const last = new Set(names.map((name) => name.split('.').at(-1)));
  const { ts } = session;
  const found: Value[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && last.has(node.left.name.text)) {
      found.push(session.evaluate(node.right));
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && last.has(node.name.text)) {
      found.push(session.evaluate(node.initializer));
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function callsOf({ ts }: Session, file: ts.SourceFile, path: string): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText().endsWith(path)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function filesWith({ program }: Session, text: string): readonly ts.SourceFile[] {
  return program.sources.filter((file) => file.text.includes(text));
}
