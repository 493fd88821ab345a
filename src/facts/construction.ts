import { matches } from './access-path.ts';
import { acquireOf } from './acquire.ts';
import type { RegionModel, TimeoutModel } from '../libraries/descriptor.ts';
import { constructionOptions, typeModelOf, workingClient } from './client.ts';
import { optionLimits } from './client-limits.ts';
import { heartbeatOf } from './heartbeat.ts';
import { clientOfInstance } from './instance-client.ts';
import type { LimitAnswer } from './judge-limit.ts';
import type { Answer, Bound, ClientConstruction, RegionFact, Span } from './model.ts';
import { optionSpan } from './option-node.ts';
import { optionWords } from './option-words.ts';
import { absent, alternatives, apiCallee, either, isAbsent, propertyAt, unknownValue } from './read-value.ts';
import { insertOption } from './remedy.ts';
import { shortText, spanOf, type Session } from './session.ts';
import type { CallSite } from './sites.ts';
import type { ApiValue, Value } from './value.ts';

/** The client that a call or `new` makes, when its package is known to pin clients to regions or to limit them as a whole. */
function constructionOf(session: Session, node: CallSite): ClientConstruction | null {
  const value = madeBy(session, node);
  if (!value) return null;
  const span = spanOf(node);
  const model = typeModelOf(session, value);
  if (!model) return null;
  const region = model.region ? regionFact(session, node, value, model.region) : null;
  const timeout = clientTimeout(session, value);
  const bound = timeout ? clientBound(session, node, value, timeout) : null;
  const acquire = acquireOf(session, node, value, model);
  const heartbeat = heartbeatOf(session, node, value, model);
  if (!region && !bound && !acquire && !heartbeat) return null;
  const type = constructedName(session, node, value);
  const library = session.knowledge.library(value.package);
  return (
    library && {
      span,
      type,
      maker: `${session.ts.isNewExpression(node) ? 'new ' : ''}${shortText(node.expression, 40)}`,
      library: value.package,
      system: library.descriptor.system,
      value,
      region,
      bound,
      ...(acquire && { acquire }),
      ...(heartbeat && { heartbeat }),
    }
  );
}

/** The instance of a package's type that a call or `new` makes; `null` where it makes none or returns one that is made elsewhere. */
export function madeBy(session: Session, node: CallSite): ApiValue | null {
  // Only a package's function makes something here: any other one returns what is made in its body.
  const isOwn = session.ts.isNewExpression(node) || apiCallee(session.evaluate(node.expression)) !== null;
  const value = isOwn ? session.evaluate(node) : null;
  if (value?.kind !== 'api' || value.path !== '' || value.args === null) return null;
  const { file, start } = spanOf(node);
  const isMadeHere = value.origin?.start === start && value.origin.file === file;
  return isMadeHere ? clientOfInstance(session, node, value) : null;
}

/** The class as written, which tells `S3Client` from `SQSClient` where a descriptor holds both under one name. */
function constructedName({ ts }: Session, node: CallSite, value: ApiValue): string {
  const callee = node.expression;
  if (!ts.isNewExpression(node)) return value.type;
  return ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : ts.isIdentifier(callee)
      ? callee.text
      : value.type;
}

/** How the library's calls on this type are bounded by the client's options; `null` when they are not, or by those of a client inside. */
function clientTimeout(session: Session, value: ApiValue): TimeoutModel | null {
  if (workingClient(session, value) !== value) return null;
  const library = session.knowledge.library(value.package);
  const model = library?.descriptor.calls.find(
    ({ on, timeout }) =>
      library.type(on) === library.type(value.type) && timeout !== undefined && timeout.client.length > 0,
  );
  return model?.timeout ?? null;
}

function clientBound(session: Session, node: CallSite, value: ApiValue, timeout: TimeoutModel): Bound {
  const answers = optionLimits(session, value, { ...timeout, call: [] }, absent).map(({ answer }) => answer);
  const callers = answers.filter(({ verdict }) => verdict === 'caller');
  const verdict = clientVerdict(answers, timeout);
  return {
    verdict,
    ms: answers.find((answer) => answer.verdict === 'yes')?.ms ?? timeout.defaultMs,
    by: null,
    depends: callers.flatMap(({ depends }) => depends),
    whenAbsent: withoutCallers(verdict, callers),
    idle: timeout.idle ?? '',
    missingAt: 'client',
    ...given(session, node, value, timeout),
  };
}

/** How the client is given what bounds it. An instance is no edit of its options alone, as its class would have to be imported first. */
function given(
  session: Session,
  node: CallSite,
  value: ApiValue,
  { client: [option = 'timeout'], clientRemedy: property, clientRemedyFrom: from }: TimeoutModel,
): Pick<Bound, 'remedy' | 'option'> {
  const position = typeModelOf(session, value)?.options;
  if (position === undefined || !property) return { remedy: null, option: `\`${property ?? option}\`` };
  const args = value.args ?? [];
  const words = optionWords(args, position, property, args[position] ?? absent);
  return {
    remedy: from === undefined ? insertOption(session, node, position, property) : null,
    option: from === undefined ? words : `${words} of \`${from}\``,
  };
}

/** What the options say together: one limit is enough, and one that cannot be read may be it. */
function clientVerdict(answers: readonly LimitAnswer[], { defaultMs }: TimeoutModel): Bound['verdict'] {
  const given = (['yes', 'unknown', 'caller'] as const).find((one) =>
    answers.some(({ verdict }) => verdict === one),
  );
  return given ?? (defaultMs === null ? 'no' : 'yes');
}

function withoutCallers(verdict: Bound['verdict'], callers: readonly LimitAnswer[]): Answer {
  if (callers.some(({ otherwise }) => otherwise === 'yes')) return 'yes';
  return verdict === 'yes' || verdict === 'unknown' ? verdict : 'no';
}

function regionFact(session: Session, node: CallSite, value: ApiValue, model: RegionModel): RegionFact {
  const layers = constructionOptions(session, value) ?? [unknownValue];
  const read = (path: string) =>
    layers.map((layer) => propertyAt(layer, path)).find((one) => !isAbsent(one)) ?? absent;
  const path = model.options.find((option) => !isAbsent(read(option)));
  const given = path === undefined ? absent : read(path);
  const names = literalNames(given);
  return {
    from: origin(given, names, model),
    name: names[0] ?? null,
    alternative: alternativeOf(model.alternatives.map(read)),
    pinned: model.pinned.some((pattern) => matches(pattern, constructedName(session, node, value))),
    span: (path === undefined ? null : optionSpan(session, node, path)) ?? spanOf(node),
  };
}

function literalNames(value: Value): string[] {
  return alternatives(value).flatMap((one) =>
    one.kind === 'literal' && typeof one.value === 'string'
      ? [one.value]
      : one.kind === 'array'
        ? one.elements.flatMap(literalNames)
        : [],
  );
}

function origin(value: Value, names: readonly string[], model: RegionModel): RegionFact['from'] {
  if (isAbsent(value)) return 'absent';
  const parts = alternatives(value).flatMap((one) =>
    one.kind === 'array' && !one.open ? one.elements : [one],
  );
  if (parts.some(({ kind }) => kind === 'environment')) return 'environment';
  if (names.length !== parts.length) return 'unknown';
  if (names.some((name) => model.placeless.includes(name))) return 'placeless';
  return new Set(names).size > 1 ? 'several' : 'literal';
}

function alternativeOf(values: readonly Value[]): RegionFact['alternative'] {
  const given = either([absent, ...values]);
  if (isAbsent(given)) return 'no';
  return values.some((value) => !isAbsent(value) && value.kind !== 'unknown') ? 'yes' : 'unknown';
}

/** The places in a file at which clients are made, in order. */
export function constructionsIn(session: Session, calls: readonly CallSite[]): ClientConstruction[] {
  const seen = new Set<number>();
  return calls.flatMap((node) => {
    const made = constructionOf(session, node);
    return made && isFirst(seen, made.span) ? [made] : [];
  });
}

function isFirst(seen: Set<number>, { start }: Span): boolean {
  if (seen.has(start)) return false;
  seen.add(start);
  return true;
}
