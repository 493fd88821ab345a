import type { ts } from 'ts-morph';
import { buildFlow } from './flow/build-flow.ts';
import type { FlowVisitor } from './flow/flow-visitor.ts';
import { assignmentFactOf, callFactOf } from './call-fact.ts';
import { chanceIn } from './chance.ts';
import { conditionOf } from './condition.ts';
import { isDeliveredBatch } from './delivered-batch.ts';
import { delayPlace } from './delay-place.ts';
import { undeployedArm } from './deployment.ts';
import { disposalOf } from './disposal.ts';
import { isWrapped } from './decorators.ts';
import { entryOf } from './entry.ts';
import { extentOf } from './extent.ts';
import { identify } from './lookup.ts';
import type { Answer, Flow, FunctionFacts, ParameterFact } from './model.ts';
import { composes, isFailingSource, takesErrors } from './operators.ts';
import { alternatives, numberOf } from './read-value.ts';
import { rejectedArm } from './rejected-arm.ts';
import { timedWaitOf, timerAt } from './timed-wait.ts';
import { outcomeOf } from './outcome.ts';
import { leadsTo, standsFor } from './leads-to.ts';
import { shortText, spanOf, type Session } from './session.ts';
import { runLimitIn, servedOf } from './served.ts';
import { signalParameterOf } from './signal-parameter.ts';
import { isBody, type Body } from './sites.ts';
import { tellsSuccess } from './success.ts';
import { tagsOf } from './tags.ts';
import { takesOver } from './takes-over.ts';
import { tellsWaiting } from './told-reaction.ts';
import type { ApiValue, Value } from './value.ts';
import { rememberWeakly } from '../remember.ts';

/** The facts of one function or module. */
export function functionFactsOf(session: Session, node: Body): FunctionFacts {
  const { ts } = session;
  return {
    id: identify(session, node),
    name: nameOf(session, node),
    span: spanOf(node),
    parameters: ts.isSourceFile(node)
      ? []
      : node.parameters.map((parameter) => parameterFact(session, parameter)),
    flow: flowOf(session, node),
    tags: tagsOf(session, node).tags,
    entry: ts.isSourceFile(node) ? null : entryOf(session, node),
    ...(ts.isSourceFile(node) && { module: true as const }),
    ...(isWrapped(session, node) && { wrapped: true }),
    ...(!ts.isSourceFile(node) && servedOf(session, node)),
    ...(!ts.isSourceFile(node) && runLimitIn(session, node.getSourceFile())),
    ...(!ts.isSourceFile(node) && signalParameterOf(session, node)),
  };
}

function flowOf(session: Session, node: Body): Flow {
  const visitor = visitorOf(session);
  const { ts } = session;
  if (ts.isSourceFile(node)) return buildFlow(ts, node, visitor);
  const fields = ts.isConstructorDeclaration(node) ? fieldFlows(session, node, visitor) : [];
  return node.body ? [...fields, ...buildFlow(ts, node.body, visitor)] : fields;
}

/** Field initialisers run at the head of the constructor. */
function fieldFlows({ ts }: Session, node: ts.ConstructorDeclaration, visitor: FlowVisitor): Flow {
  return node.parent.members
    .filter(ts.isPropertyDeclaration)
    .flatMap(({ initializer }) => (initializer ? buildFlow(ts, initializer, visitor) : []));
}

/** What a flow asks of its calls, the same for all functions of a program. */
const visitorOf = rememberWeakly((session: Session): FlowVisitor => {
  const { ts } = session;
  const visitor: FlowVisitor = {
    call: (node, context) => callFactOf(session, node, context),
    assignment: (node) => assignmentFactOf(session, node),
    runsInline: (node) => (belongsToProgram(session, node) ? 'unknown' : 'inline'),
    takesOver: (node, argument) => takesOver(session, node, argument),
    tellsWaiting: (reaction) => tellsWaiting(session, reaction),
    composes: (node) => composes(session, node),
    takesErrors: (operator) => takesErrors(session, operator),
    splice: (fn, returned) => {
      session.spliced.add(fn);
      return buildFlow(ts, fn.body, visitor, returned);
    },
    leaves: (node) => leavesBy(session, node),
    tellsSuccess: (node) => tellsSuccess(session, node),
    ...repetitionAnswers(session),
    extent: (list) => extentOf(session, list),
    isDelivery: (list) => isDeliveredBatch(session, list),
    undeployed: (test) => undeployedArm(session, test),
    rejected: (test) => rejectedArm(session, test),
    disposal: (declaration) => disposalOf(session, declaration),
    condition: (test) => conditionOf(session, test),
  };
  return visitor;
});

type RepetitionQuestion =
  'pause' | 'outcome' | 'timer' | 'standsFor' | 'leadsTo' | 'chance' | 'delayPlace' | 'constant';

/** What a flow asks to see what is run again, when, and after what. */
function repetitionAnswers(session: Session): Pick<FlowVisitor, RepetitionQuestion> {
  return {
    pause: (node) => timedWaitOf(session, node),
    outcome: (promise, path) => outcomeOf(session, promise, path),
    timer: (node) => timerAt(session, node),
    standsFor: (node, fn) => standsFor(session, node, fn),
    leadsTo: (node, names) => leadsTo(session, node, names),
    chance: (node) => chanceIn(session, node),
    delayPlace: (delay, turn) => delayPlace(session, delay, turn),
    constant: (node) => numberOf(session.evaluate(node)),
  };
}

/** A method of the program that merely has the name of an array or promise method. */
function belongsToProgram(session: Session, node: ts.CallExpression): boolean {
  return alternatives(session.evaluate(node.expression)).some(({ kind }) => kind === 'function');
}

/** Whether a call never returns: `process.exit()`, or a function whose declared type or whole body says so. */
function leavesBy(session: Session, node: ts.CallExpression): Answer {
  const { ts } = session;
  if (/^process\.(?:exit|abort)$/.test(node.expression.getText())) return 'yes';
  const [callee, ...others] = alternatives(session.evaluate(node.expression));
  const declaration =
    callee?.kind === 'function' && others.length === 0 ? session.nodes.get(callee.id) : undefined;
  if (!declaration || !isBody(ts, declaration)) return libraryLeaves(session, node, callee);
  if (declaration.type?.kind === ts.SyntaxKind.NeverKeyword) return 'yes';
  return bodyLeaves(session, declaration);
}

function libraryLeaves(session: Session, node: ts.CallExpression, callee: Value | undefined): Answer {
  if (callee?.kind === 'api')
    return isFailingSource(session, callee, node) || isOfNever(session, callee, node) ? 'yes' : 'no';
  return tellsSuccess(session, node) ? 'no' : 'unknown';
}

/** Whether a call on what answers a request never returns, as its type says: `ctx.throw(502)`. The types of others are not asked for. */
function isOfNever({ ts, checker, knowledge }: Session, callee: ApiValue, node: ts.CallExpression): boolean {
  if (!knowledge.library(callee.package)?.descriptor.responses) return false;
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.Never) !== 0;
}

function bodyLeaves({ ts }: Session, node: ts.FunctionLikeDeclaration): Answer {
  const { body } = node;
  if (!body || !ts.isBlock(body)) return 'no';
  const last = body.statements.at(-1);
  if (last && ts.isThrowStatement(last) && body.statements.length === 1) return 'yes';
  return /\bthrow\b|process\.exit|\breject\b/.test(body.getText()) ? 'unknown' : 'no';
}

function parameterFact(session: Session, parameter: ts.ParameterDeclaration): ParameterFact {
  return {
    name: shortText(parameter.name, 30),
    fallback: parameter.initializer ? session.evaluate(parameter.initializer) : null,
  };
}

function nameOf(session: Session, node: Body): string {
  const { ts } = session;
  if (ts.isSourceFile(node)) return '<module>';
  const owner = ts.isClassLike(node.parent) && node.parent.name ? `${node.parent.name.text}.` : '';
  if (ts.isConstructorDeclaration(node)) return `${owner}constructor`;
  if (node.name) return `${owner}${node.name.getText()}`;
  const holder = node.parent;
  const named =
    ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder) || ts.isPropertyDeclaration(holder);
  return named ? holder.name.getText() : '<anonymous>';
}
