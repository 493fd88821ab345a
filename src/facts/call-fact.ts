import type { ts } from 'ts-morph';
import type { CallModel } from '../libraries/descriptor.ts';
import { callModelOf } from './api-value.ts';
import { calleeOf, type Callee } from './callee.ts';
import { callbackUses } from './callbacks.ts';
import { chosenCall } from './chosen-call.ts';
import { dispatchTargets, patternTargets } from './dispatch.ts';
import { grownArguments } from './extent.ts';
import type { CallContext, CallNode } from './flow/flow-visitor.ts';
import { evaluateArguments } from './instance.ts';
import { isKept } from './kept-promise.ts';
import type { Answer, CallbackUse, CallFact, CallTarget, Region } from './model.ts';
import { madeRetry } from './made-operator.ts';
import { awaitedAtEnd } from './observation.ts';
import { awaitedByCallback } from './awaited-by-callback.ts';
import { raceAround } from './race.ts';
import { type AppliedRegion, appliedRegions, regionFacts } from './regions.ts';
import { shortText, spanOf, type Session } from './session.ts';
import { isSilent } from './silent-call.ts';
import { respondsWith } from './success.ts';
import type { Value } from './value.ts';
import { varyingArguments } from './varying.ts';

/** The fact of a call site; `null` when it neither leaves the function nor hides anything. */
export function callFactOf(session: Session, node: CallNode, context: CallContext): CallFact | null {
  if (isSilent(session, node)) return null;
  const callee = calleeOf(session, node);
  const args = argumentsOf(session, node, callee);
  const { model, applied, remote, region, inner, responds } = described(session, node, callee, args);
  const callbacks = handedOver(callbackUses(session, node, callee, applied[0]?.model ?? null, args), context);
  const targets = [...callee.targets, ...mediated(session, model, args)];
  const isKnown = remote || region || responds || targets.length > 0 || callbacks.length > 0;
  if (!isKnown && callee.visible === 'no') return null;
  const part = targets.length > 0 ? programPart(session, node, args) : libraryPart;
  // Every fact has all its properties, so that they are alike to the engine that runs the rules.
  return {
    span: spanOf(node),
    callee: calleeText(session, node),
    remote,
    targets,
    visible: targets.length > 0 || remote || applied.length > 0 ? 'yes' : callee.visible,
    args: targets.length > 0 || callee.parameter || region ? args : [],
    grown: part.grown,
    callbacks,
    region,
    inner,
    awaited: awaitedOf(session, node, model, region, context.awaited),
    invokes: callee.parameter,
    raced: part.raced,
    racedMs: part.racedMs,
    later: context.awaited === 'yes' && isKept(session, node) ? true : undefined,
    responds,
    varying: part.varying,
  };
}

/** The fact of an assignment that answers the request, as a call of the setter behind it does; `null` for any other. */
export function assignmentFactOf(session: Session, node: ts.BinaryExpression): CallFact | null {
  const responds = respondsWith(session, node);
  if (!responds) return null;
  return {
    span: spanOf(node),
    callee: shortText(node.left, 80),
    remote: null,
    targets: [],
    visible: 'yes',
    args: [],
    grown: undefined,
    callbacks: [],
    region: null,
    inner: undefined,
    awaited: 'unknown',
    invokes: null,
    raced: undefined,
    racedMs: undefined,
    later: undefined,
    responds,
    varying: undefined,
  };
}

/** The functions among the arguments that are not part of the caller's flow already. */
function handedOver(uses: readonly CallbackUse[], { spliced }: CallContext): readonly CallbackUse[] {
  return uses.filter(({ argument }) => !spliced.includes(argument));
}

/** What a library says of a call. */
interface Described extends Pick<CallFact, 'remote' | 'region' | 'inner' | 'responds'> {
  readonly model: CallModel | null;
  readonly applied: readonly AppliedRegion[];
}

const undescribed: Described = { model: null, applied: [], remote: null, region: null };

function described(session: Session, node: CallNode, callee: Callee, args: readonly Value[]): Described {
  if (!callee.api)
    return callee.targets.length === 0
      ? { ...undescribed, responds: respondsWith(session, node) }
      : { ...undescribed, region: madeRetry(session, node) };
  const receiver = receiverText(session, node);
  const applied = appliedRegions(session, callee.api, args);
  const [region = null, ...inner] = regionFacts(session, node, applied, args, receiver);
  return {
    model: callModelOf(session.knowledge, callee.api),
    applied,
    remote: chosenCall(session, node, callee, args, receiver),
    region,
    inner: inner.length > 0 ? inner : undefined,
  };
}

type ProgramPart = Pick<CallFact, 'raced' | 'racedMs' | 'grown' | 'varying'>;

const libraryPart: ProgramPart = {};

/** What is told of a call of a function of the program besides its arguments. */
function programPart(session: Session, node: CallNode, args: readonly Value[]): ProgramPart {
  const given = session.ts.isTaggedTemplateExpression(node) ? [] : [...(node.arguments ?? [])];
  const grown = grownArguments(session, given, args);
  const varying = varyingArguments(session, given, args);
  const race = raceAround(session, node);
  return {
    raced: race ? true : undefined,
    racedMs: race?.ms ?? undefined,
    grown: grown.length > 0 ? grown : undefined,
    varying: varying.length > 0 ? varying : undefined,
  };
}

/**
 * A call that answers by a callback is waited for by that; one whose result is chained or lazy, by what becomes of the result; the retry of a
 * lazy source, by what becomes of what it is composed into.
 */
function awaitedOf(
  session: Session,
  node: CallNode,
  model: CallModel | null,
  region: Region | null,
  awaited: Answer,
): Answer {
  if (model?.promise === false) return awaited === 'no' ? awaitedByCallback(session, node) : awaited;
  if (awaited !== 'unknown') return awaited;
  if (region?.kind === 'retry' && region.over?.kind === 'source') return awaitedAtEnd(session, node.parent);
  return model ? awaitedAtEnd(session, node) : awaited;
}

function mediated(session: Session, model: CallModel | null, args: readonly Value[]): CallTarget[] {
  if (!model) return [];
  if (model.dispatches) return dispatchTargets(session, model.dispatches, args);
  const source = model.effect;
  return typeof source === 'object' && source.from === 'message-pattern'
    ? patternTargets(session, args[source.argument])
    : [];
}

/** The arguments of a call; of a call that nothing is known of, those that may be functions. */
function argumentsOf(session: Session, node: CallNode, callee: Callee): readonly Value[] {
  const { ts } = session;
  if (ts.isTaggedTemplateExpression(node))
    return [
      ts.isTemplateExpression(node.template)
        ? session.evaluate(node.template)
        : { kind: 'literal', value: node.template.text },
    ];
  const isKnown = callee.api !== null || callee.parameter !== null || callee.targets.length > 0;
  return evaluateArguments(
    session,
    node.arguments ?? [],
    (argument) => isKnown || mayBeFunction(ts, argument),
  );
}

function mayBeFunction({ SyntaxKind }: Session['ts'], { kind }: ts.Expression): boolean {
  return (
    kind !== SyntaxKind.ObjectLiteralExpression &&
    kind !== SyntaxKind.ArrayLiteralExpression &&
    kind !== SyntaxKind.TemplateExpression &&
    kind !== SyntaxKind.NewExpression &&
    kind !== SyntaxKind.StringLiteral
  );
}

/** The callee as a reader would name it: chains shortened to their head and last member. */
function calleeText(session: Session, node: CallNode): string {
  const expression = session.ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  const text = shortText(expression, 80).replace(/<.*>/g, '');
  return (session.ts.isNewExpression(node) ? `new ${text}` : text).replace(
    /(?<=[\w$)\]])\((?:[^()]|\([^()]*\))*\)/g,
    '()',
  );
}

function receiverText(session: Session, node: CallNode): string {
  const expression = session.ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  return session.ts.isPropertyAccessExpression(expression)
    ? shortText(expression.expression, 40)
    : shortText(expression, 40);
}
