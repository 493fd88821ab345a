import type { ts } from 'ts-morph';
import type { DecoratorModel, DispatchModel } from '../libraries/descriptor.ts';
import { decoratorsOf } from './decorators.ts';
import { identify } from './lookup.ts';
import { memberOfClass } from './members.ts';
import type { CallTarget, FunctionId } from './model.ts';
import { programOutline } from './program-outline.ts';
import { alternatives, textOf } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The methods that a mediator runs for an argument: those of the classes that are decorated as handlers of the argument's class. */
export function dispatchTargets(
  session: Session,
  model: DispatchModel,
  args: readonly Value[],
): CallTarget[] {
  const given = args[model.argument];
  if (!given || model.runs === 'deferred') return [];
  return alternatives(given)
    .filter((value) => value.kind === 'instance')
    .flatMap((value) => handlersOf(session, model, value.class));
}

function handlersOf(session: Session, model: DispatchModel, message: FunctionId): CallTarget[] {
  const { ts } = session;
  return programOutline(session)
    .decoratedClasses.filter((owner) => handles(session, owner, model.decorator, message))
    .flatMap((owner) => {
      const member = memberOfClass(session, owner, model.method, 'instance');
      return member?.kind === 'function' && ts.isClassLike(owner)
        ? [{ function: member.id, by: 'handler' as const }]
        : [];
    });
}

function handles(
  session: Session,
  owner: ts.ClassDeclaration,
  decorator: string,
  message: FunctionId,
): boolean {
  return handlerDecorators(session.ts, owner, decorator).some((call) =>
    call.arguments.some((argument) => classIdentity(session, argument) === message),
  );
}

/** The calls of a decorator on a class that make it a handler of their arguments. */
export function handlerDecorators(
  typescript: Session['ts'],
  owner: ts.ClassLikeDeclaration,
  decorator: string,
): readonly ts.CallExpression[] {
  return (typescript.getDecorators(owner) ?? [])
    .map(({ expression }) => expression)
    .filter((expression) => typescript.isCallExpression(expression))
    .filter(({ expression: callee }) => typescript.isIdentifier(callee) && callee.text === decorator);
}

function classIdentity(session: Session, expression: ts.Expression): FunctionId | null {
  const { ts, checker } = session;
  if (!ts.isIdentifier(expression)) return null;
  const symbol = checker.getSymbolAtLocation(expression);
  const resolved = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = resolved?.valueDeclaration;
  return declaration && ts.isClassLike(declaration) ? identify(session, declaration) : null;
}

/** The methods of the program that answer a message pattern of a transport. */
export function patternTargets(session: Session, pattern: Value | undefined): CallTarget[] {
  const key = pattern && patternKey(pattern);
  if (!key) return [];
  return programOutline(session)
    .decorated.filter((method) => answers(session, method, key))
    .map((method) => ({ function: identify(session, method), by: 'handler' as const }));
}

function answers(session: Session, method: ts.MethodDeclaration, key: string): boolean {
  return decoratorsOf(session, method).some(({ model, args: [argument] }) => {
    if (!answersPattern(model)) return false;
    return argument !== undefined && patternKey(session.evaluate(argument)) === key;
  });
}

/** Whether a decorator has its method run for what is sent under a pattern. */
export function answersPattern({ means }: DecoratorModel): boolean {
  return means === 'message-handler' || means === 'event-handler';
}

/** A constant pattern as text, whatever its form: `'orders.create'` or `{ cmd: 'create' }`; `null` when it is not constant. */
export function patternKey(value: Value): string | null {
  const text = textOf(value);
  if (text !== null) return text;
  if (value.kind !== 'object' || value.under.length > 0) return null;
  const parts = Object.entries(value.properties).map(([name, one]) => [name, patternKey(one)] as const);
  return parts.some(([, part]) => part === null) || parts.length === 0 ? null : JSON.stringify(parts.sort());
}
