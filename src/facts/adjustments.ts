import type { ts } from 'ts-morph';
import type { TimeoutModel } from '../libraries/descriptor.ts';
import { assignedMembers } from './assignments.ts';
import { constructionOptions, isSameClient, typeModelOf } from './client.ts';
import { hookedValues } from './hook-values.ts';
import { filesWithKnown } from './mentions.ts';
import { alternatives, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** A value that reaches an option of a client's calls after its construction. */
export interface Adjustment {
  /** Option path; `null` where the library names no option and the value is the limit itself. */
  readonly option: string | null;
  readonly value: Value;
  /** `hook`: set on every call, whatever it gives; `default`: over what the client was built with; `inherited`: under that. */
  readonly reach: 'hook' | 'default' | 'inherited';
}

const known = new WeakMap<Session, Map<string, readonly Adjustment[]>>();

/**
 * What is assigned to the defaults of a client anywhere in the program, and what is set by hooks that run before each call. A hook that
 * cannot be read gives an unknown value to each option.
 */
export function adjustmentsOf(
  session: Session,
  instance: ApiValue,
  timeout: Pick<TimeoutModel, 'call' | 'client'>,
): readonly Adjustment[] {
  const options = [...new Set([...timeout.call, ...timeout.client])];
  const { origin } = instance;
  const key = [instance.package, instance.type, origin?.file, origin?.start, ...options].join('|');
  const ofSession = known.get(session) ?? new Map<string, readonly Adjustment[]>();
  known.set(session, ofSession);
  const found = ofSession.get(key) ?? readAdjustments(session, instance, options);
  ofSession.set(key, found);
  return found;
}

function readAdjustments(
  session: Session,
  instance: ApiValue,
  options: readonly string[],
): readonly Adjustment[] {
  const model = typeModelOf(session, instance);
  if (!model) return [];
  const assigned = (model.assigned ?? []).flatMap((path) => [
    ...assignedTo(session, instance, path, options),
    ...ancestorsOf(session, instance).flatMap((one) => inheritedFrom(session, one, path, options)),
  ]);
  const hooks = [
    ...(model.hooks ?? []).flatMap((path) => registeredHooks(session, instance, path)),
    ...(model.hookOptions ?? []).flatMap((path) => optionHooks(session, instance, path)),
  ];
  return [
    ...assigned,
    ...hooks.flatMap((hook) =>
      hookedValues(session, hook, options).map((one) => ({ ...one, reach: 'hook' as const })),
    ),
  ];
}

/** The instances that an instance was derived from, nearest first. */
function ancestorsOf(session: Session, instance: ApiValue): ApiValue[] {
  const inherits = typeModelOf(session, instance)?.inherits === true && instance.args !== null;
  return inherits && instance.base ? [instance.base, ...ancestorsOf(session, instance.base)] : [];
}

function inheritedFrom(
  session: Session,
  instance: ApiValue,
  path: string,
  options: readonly string[],
): Adjustment[] {
  return assignedTo(session, instance, path, options).map((one) => ({ ...one, reach: 'inherited' as const }));
}

function assignedTo(
  session: Session,
  instance: ApiValue,
  path: string,
  options: readonly string[],
): Adjustment[] {
  const [first = path] = path.split('.');
  const names = new Set([path, ...options].flatMap((one) => one.split('.')));
  return filesWithKnown(session, `.${first}`).flatMap((file) => [
    ...[...names]
      .flatMap((name) => assignedMembers(session, file, name))
      .flatMap(({ left, right }) =>
        memberPaths(session, left, instance, path).flatMap((member) =>
          optionsBelow(path, member, session.evaluate(right), options),
        ),
      ),
    ...callsIn(session, file, path).flatMap((call) => setByCall(session, call, instance, path, options)),
  ]);
}

/** The paths, at or below a path of an instance, that an expression may be. */
function memberPaths(session: Session, node: ts.Expression, instance: ApiValue, path: string): string[] {
  return alternatives(session.evaluate(node)).flatMap((value) => {
    if (value.kind !== 'api' || value.base === null || !isAdjusted(session, value.base, instance)) return [];
    return value.path === path || value.path.startsWith(`${path}.`) ? [value.path] : [];
  });
}

/** A client that a container provides is one, wherever it is injected. */
function isAdjusted(session: Session, one: ApiValue, instance: ApiValue): boolean {
  const isProvided =
    typeModelOf(session, instance)?.provided !== undefined &&
    one.type === instance.type &&
    one.package === instance.package;
  return isProvided || isSameClient(one, instance);
}

/** What a value assigned to a member says of the options. */
function optionsBelow(path: string, member: string, value: Value, options: readonly string[]): Adjustment[] {
  if (options.length === 0) return member === path ? [{ option: null, value, reach: 'default' }] : [];
  const named = options.flatMap((option): Adjustment[] => {
    const steps = option.split('.');
    const given =
      steps.findLastIndex((_step, at) => `.${member}`.endsWith(`.${steps.slice(0, at + 1).join('.')}`)) + 1;
    return given > 0
      ? [{ option, value: propertyAt(value, steps.slice(given).join('.')), reach: 'default' }]
      : [];
  });
  if (named.length > 0 || member !== path) return named;
  return options.map((option) => ({ option, value: propertyAt(value, option), reach: 'default' }));
}

/** `client.setTimeout(5_000)`, and `Object.assign(client.defaults, {…})`. */
function setByCall(
  session: Session,
  call: ts.CallExpression,
  instance: ApiValue,
  path: string,
  options: readonly string[],
): Adjustment[] {
  const [target, ...others] = call.arguments;
  if (call.expression.getText() === 'Object.assign') {
    const isTarget = target !== undefined && memberPaths(session, target, instance, path).includes(path);
    return isTarget ? others.flatMap((one) => optionsBelow(path, path, session.evaluate(one), options)) : [];
  }
  if (!memberPaths(session, call.expression, instance, path).includes(path)) return [];
  return optionsBelow(path, path, target ? session.evaluate(target) : unknownValue, options);
}

/** Whether something is registered on a client anywhere in the program by a member of that path. */
export function hasHook(session: Session, instance: ApiValue, path: string): boolean {
  return registeredHooks(session, instance, path).length > 0;
}

function registeredHooks(session: Session, instance: ApiValue, path: string): Value[] {
  return filesWithKnown(session, path.split('.').slice(0, -1).join('.')).flatMap((file) =>
    callsIn(session, file, path)
      .filter((call) => memberPaths(session, call.expression, instance, path).includes(path))
      .map(({ arguments: [hook] }) => (hook ? session.evaluate(hook) : unknownValue)),
  );
}

function optionHooks(session: Session, instance: ApiValue, path: string): Value[] {
  return (constructionOptions(session, instance) ?? []).flatMap((layer) => {
    const hooks = propertyAt(layer, path);
    if (hooks.kind === 'array') return hooks.open ? [...hooks.elements, unknownValue] : hooks.elements;
    return hooks.kind === 'literal' && !/timeout/i.test(String(hooks.value)) ? [] : [hooks];
  });
}

/** Calls of a member path, and of `Object.assign`. */
function callsIn({ ts }: Session, file: ts.SourceFile, path: string): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  if (!file.text.includes(`${path}(`) && !file.text.includes('Object.assign(')) return found;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isNamed(node.expression.getText(), path)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isNamed(callee: string, path: string): boolean {
  return callee === 'Object.assign' || callee.endsWith(path);
}
