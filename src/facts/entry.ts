import type { ts } from 'ts-morph';
import type { LibraryRegion } from '../libraries/descriptor.ts';
import { regionModelsOf } from './api-value.ts';
import { regionApplies, takesFunctionAt } from './callbacks.ts';
import { decoratorsOf } from './decorators.ts';
import { patternKey } from './dispatch.ts';
import { evaluateArguments } from './instance.ts';
import type { Entry } from './model.ts';
import { apiCallee, textOf } from './read-value.ts';
import type { Session } from './session.ts';

/** How a function is entered from outside the program: by a decorator, or as the callback of a library; `null` otherwise. */
export function entryOf(session: Session, node: ts.FunctionLikeDeclaration): Entry | null {
  return decoratedEntry(session, node) ?? classEntry(session, node) ?? callbackEntry(session, node);
}

function decoratedEntry(session: Session, node: ts.Node): Entry | null {
  for (const { model, args } of decoratorsOf(session, node)) {
    const kind = kindOf(model.means);
    const pattern = args[0] ? patternKey(session.evaluate(args[0])) : null;
    if (kind) return { kind, pattern, ...settled(kind) };
  }
  return null;
}

function kindOf(means: string): Entry['kind'] | null {
  switch (means) {
    case 'message-handler':
    case 'event-handler':
    case 'request-handler':
    case 'schedule':
    case 'durable':
    case 'transaction':
      return means;
    default:
      return null;
  }
}

/** A framework answers for what it is decorated to call: with a good status, or by taking the message as done. */
function settled(kind: Entry['kind']): Pick<Entry, 'settles'> {
  const isAnswered = kind === 'request-handler' || kind === 'message-handler' || kind === 'event-handler';
  return isAnswered ? { settles: true } : {};
}

/** A method that a decorator of its class makes the entry: `process` of a `@Processor`. */
function classEntry(session: Session, node: ts.FunctionLikeDeclaration): Entry | null {
  const owner = node.parent;
  if (!session.ts.isClassLike(owner) || !node.name) return null;
  const name = node.name.getText();
  for (const { model } of decoratorsOf(session, owner)) {
    const kind = model.method === name ? kindOf(model.means) : null;
    if (kind) return { kind, pattern: null, ...settled(kind) };
  }
  return null;
}

/** A function written where a library takes it: `app.post('/orders', async (req) => …)`, `consumer.run({ eachMessage: … })`. */
function callbackEntry(session: Session, node: ts.FunctionLikeDeclaration): Entry | null {
  const { ts } = session;
  const property =
    ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node.parent) ? optionHolder(session, node) : null;
  const option = property?.name && ts.isIdentifier(property.name) ? property.name.text : undefined;
  const call = property ? property.parent.parent : node.parent;
  if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return null;
  const position =
    call.arguments?.findIndex((argument) => argument === node || argument === property?.parent) ?? -1;
  const callee = apiCallee(session.evaluate(call.expression));
  if (!callee || position < 0) return null;
  const args = evaluateArguments(session, call.arguments ?? []);
  const region = regionModelsOf(session.knowledge, callee).find(
    (one) => one.callbackOption === option && takesFunctionAt(one, position) && regionApplies(one, args),
  );
  return region ? regionEntry(region, args[0] ? textOf(args[0]) : null) : null;
}

function regionEntry(region: LibraryRegion, pattern: string | null): Entry | null {
  switch (region.kind) {
    case 'handler':
      return {
        kind: 'message-handler',
        pattern,
        ...(region.delivery === 'at-most-once' && { once: true }),
        ...(region.doneOnReturn && { settles: true }),
      };
    case 'request':
      return { kind: 'request-handler', pattern };
    case 'durable':
    case 'workflow':
      return { kind: region.kind, pattern };
    default:
      return null;
  }
}

function optionHolder(
  { ts }: Session,
  node: ts.FunctionLikeDeclaration,
): ts.PropertyAssignment | ts.MethodDeclaration | null {
  const holder = ts.isMethodDeclaration(node) ? node : node.parent;
  if (!ts.isMethodDeclaration(holder) && !ts.isPropertyAssignment(holder)) return null;
  return ts.isObjectLiteralExpression(holder.parent) ? holder : null;
}
