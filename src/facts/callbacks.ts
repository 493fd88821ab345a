import type { ts } from 'ts-morph';
import type { LibraryRegion } from '../libraries/descriptor.ts';
import type { Callee } from './callee.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { CallbackUse, FunctionId } from './model.ts';
import { observationOf } from './operators.ts';
import { absent, apiCallee, isAbsent, propertyAt, textOf } from './read-value.ts';
import { methodsServedBy } from './served-methods.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

const later = new Set(['deferred', 'handler', 'request', 'workflow']);

/** The functions among the arguments of a call and who runs them. */
export function callbackUses(
  session: Session,
  node: CallNode,
  callee: Callee,
  region: LibraryRegion | null,
  args: readonly Value[],
): CallbackUse[] {
  if (session.ts.isTaggedTemplateExpression(node)) return [];
  const direct: CallbackUse[] = [];
  for (const [argument, value] of args.entries()) {
    for (const id of functionsIn(value)) {
      const subscribed = argument === 0 && runsAnew(session, node) ? ({ subscribed: true } as const) : {};
      direct.push({ function: id, argument, runs: runsBy(region, argument), ...subscribed });
    }
  }
  if (!region) return direct;
  return [
    ...direct,
    ...optionCallbacks(region, args),
    ...constructedCallbacks(region, callee),
    ...decoratedCallbacks(session, node, region),
  ];
}

/** Whether a call makes a lazy source, or an operator, that runs its function each time it is made to run. */
function runsAnew(session: Session, { expression }: ts.CallExpression | ts.NewExpression): boolean {
  const api = apiCallee(session.evaluate(expression));
  return api !== null && observationOf(session, api)?.runs?.includes(api.path) === true;
}

function functionsIn(value: Value): readonly FunctionId[] {
  if (value.kind === 'function') return [value.id];
  return value.kind === 'either' ? value.values.flatMap(functionsIn) : [];
}

function runsBy(region: LibraryRegion | null, argument: number): CallbackUse['runs'] {
  if (!region) return 'unknown';
  if (takesFunctionAt(region, argument)) return later.has(region.kind) ? 'deferred' : 'inline';
  return 'unknown';
}

/** Whether a region runs the function that stands at a position among the arguments. */
export function takesFunctionAt(region: LibraryRegion, argument: number): boolean {
  const positions = region.callbackAt ?? [region.callback];
  return positions.includes(argument) || (region.rest === true && argument >= region.callback);
}

/** Functions inside an options object: `consumer.run({ eachMessage })`. */
function optionCallbacks(region: LibraryRegion, args: readonly Value[]): CallbackUse[] {
  const option = region.callbackOption;
  const options = args[region.callback];
  if (option === undefined || !options) return [];
  return functionsIn(propertyAt(options, option)).map((id) => ({
    function: id,
    argument: region.callback,
    runs: later.has(region.kind) ? 'deferred' : 'inline',
  }));
}

/** A function that the instance was built around: `new CircuitBreaker(action).fire()`. */
function constructedCallbacks(region: LibraryRegion, { api }: Callee): CallbackUse[] {
  const built = region.constructed ? api?.base?.args?.[region.callback] : undefined;
  return built ? functionsIn(built).map((id) => ({ function: id, argument: -1, runs: 'inline' })) : [];
}

/** The methods that a server runs, as the files that it is started with decorate them. */
function decoratedCallbacks(session: Session, node: CallNode, region: LibraryRegion): CallbackUse[] {
  if (region.kind !== 'handler' || !region.runs) return [];
  return methodsServedBy(session, node.getSourceFile(), region.runs).map((id) => ({
    function: id,
    argument: -1,
    runs: 'deferred',
  }));
}

/** Whether a region holds for this call: some libraries run a function only for one event of many, or one of several functions by its name. */
export function regionApplies(
  { when, callback, callbackOption }: LibraryRegion,
  args: readonly Value[],
): boolean {
  const options = callbackOption === undefined ? undefined : args[callback];
  if (options && callbackOption !== undefined && isAbsent(propertyAt(options, callbackOption))) return false;
  if (!when) return true;
  const value = propertyAt(args[when.argument] ?? absent, when.option ?? '');
  const named = value.kind === 'api' && value.type === '' ? value.path : textOf(value);
  return named !== null && when.values.includes(named);
}
