import type { ts } from 'ts-morph';
import type { RetryRegionModel } from '../libraries/descriptor.ts';
import { regionModelsOf } from './api-value.ts';
import { isInstance, isSameClient, typeModelOf } from './client.ts';
import { callsOf } from './calls-of.ts';
import { evaluateArguments } from './instance.ts';
import { runsAfter } from './loaded-before.ts';
import { meaningOf } from './lookup.ts';
import { filesWithKnown } from './mentions.ts';
import type { Attempts } from './model.ts';
import { absent, apiCallee, isAbsent, propertyAt } from './read-value.ts';
import { predicateOf } from './retry-predicate.ts';
import { attemptsOf } from './retry-region.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';
import { rememberWeakly } from '../remember.ts';

/** What a program has a client repeat each of its calls by, from then on. */
interface ClientRetry {
  readonly client: ApiValue;
  readonly file: string;
  readonly callee: ApiValue;
  readonly model: RetryRegionModel;
  readonly settings: Value;
}

/** What the program has a client retry all its calls by: `axiosRetry(client)`. `file` is that of the call; `null` where nothing is known to. */
export function clientRetryOf(session: Session, client: ApiValue, file: string): ClientRetry | null {
  // The instance of a package that programs share is set up in another file for whoever loads that one.
  const isSetUp = (one: ClientRetry) =>
    client.origin !== null || one.file === file || runsAfter(session, file, one.file);
  const isMeant = (one: ClientRetry) => isSameClient(one.client, client) && isSetUp(one);
  return clientRetriesIn(session).find(isMeant) ?? null;
}

/** The attempts that it makes of a call with these options; `null` where it may leave out its failures. */
export function attemptsAt(session: Session, retry: ClientRetry, call: Value): Attempts | null {
  const { callee, model } = retry;
  const own = model.callOption === undefined ? absent : propertyAt(call, model.callOption);
  const settings: Value = { kind: 'object', properties: {}, under: [own, retry.settings], site: null };
  if (isChoosy(session, retry, settings)) return null;
  const attempts = attemptsOf(callee.package, model, settings);
  return attempts.byDefault ? attempts : { ...attempts, by: `${attempts.by} of ${callee.package}` };
}

/** Whether the program decides which errors are retried; what the library exports for that leaves those in that can pass. */
function isChoosy(session: Session, { callee, model }: ClientRetry, settings: Value): boolean {
  const given = model.predicateOption === undefined ? absent : propertyAt(settings, model.predicateOption);
  if (isAbsent(given) || (given.kind === 'api' && given.package === callee.package)) return false;
  return predicateOf(session, callee, model, settings, undefined) !== 'no';
}

const clientRetriesIn = rememberWeakly((session: Session): readonly ClientRetry[] => {
  const packages = session.knowledge.descriptors
    .filter(({ regions = [] }) => regions.some(({ client }) => client))
    .map((descriptor) => descriptor.package);
  const files = new Set(packages.flatMap((name) => filesWithKnown(session, name)));
  return [...files].flatMap((file) => retriesIn(session, file));
});

function retriesIn(session: Session, file: ts.SourceFile): readonly ClientRetry[] {
  const { ts } = session;
  const found: ClientRetry[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isUnconditional(session, node)) found.push(...retriesAt(session, node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether a call is a statement of a function or a module that nothing decides on. */
function isUnconditional({ ts }: Session, { parent }: ts.CallExpression): boolean {
  if (!ts.isExpressionStatement(parent)) return false;
  const around = parent.parent;
  return ts.isSourceFile(around) || (ts.isBlock(around) && ts.isFunctionLike(around.parent));
}

function retriesAt(session: Session, node: ts.CallExpression): readonly ClientRetry[] {
  const callee = apiCallee(session.evaluate(node.expression));
  const model = callee && regionModelsOf(session.knowledge, callee).find(({ client }) => client);
  if (!callee || model?.kind !== 'retry') return [];
  const args = evaluateArguments(session, node.arguments);
  const settings = model.options === undefined ? absent : (args[model.options] ?? absent);
  const given = node.arguments[model.callback];
  return (given ? meantBy(session, given) : []).flatMap((one) => {
    const client = clientIn(session, session.evaluate(one));
    return client ? [{ client, file: one.getSourceFile().fileName, callee, model, settings }] : [];
  });
}

/** An expression, or, where it names a parameter, what the calls of its function hand over as that, where nothing decides on them. */
function meantBy(session: Session, expression: ts.Expression): readonly ts.Expression[] {
  const meaning = session.ts.isIdentifier(expression) ? meaningOf(session, expression) : null;
  const parameter = meaning?.kind === 'declaration' ? meaning.node : null;
  if (!parameter || !session.ts.isParameter(parameter)) return [expression];
  const index = parameter.parent.parameters.indexOf(parameter);
  return callsOf(session, parameter.parent).flatMap((call) =>
    session.ts.isCallExpression(call) && isUnconditional(session, call) ? (call.arguments[index] ?? []) : [],
  );
}

/** The client that a value is, or the one that makes its calls through it: `http` for `http.axiosRef`. */
function clientIn(session: Session, value: Value | undefined): ApiValue | null {
  if (value?.kind !== 'api') return null;
  if (isInstance(value)) return value;
  return value.base && typeModelOf(session, value.base)?.through === value.path ? value.base : null;
}
