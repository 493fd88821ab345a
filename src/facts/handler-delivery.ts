import type { ts } from 'ts-morph';
import { decoratorsOf } from './decorators.ts';
import { meaningOf, nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import { servedOf } from './served.ts';
import type { Session } from './session.ts';
import { isBody } from './sites.ts';

const queueService = 'Amazon SQS';

/** Those whose events start a run for which nobody waits: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html. */
const unwaiting: ReadonlySet<string> = new Set(['Amazon SNS', 'EventBridge', 'Amazon S3']);

/** Sources of events that run a function of AWS Lambda again when it fails, and may run it twice, by the names of their types. */
const eventSources: Readonly<Record<string, string>> = {
  SQS: queueService,
  SNS: 'Amazon SNS',
  EventBridge: 'EventBridge',
  S3: 'Amazon S3',
  Kinesis: 'Kinesis',
  KinesisStream: 'Kinesis',
  DynamoDBStream: 'DynamoDB Streams',
  DynamoDB: 'DynamoDB Streams',
};

/** Who gives a decorated or deployed function again what it has not finished; `null` where nobody is known to. */
export function redeliveredBy(session: Session, id: FunctionId): string | null {
  const node = nodeOf(session, id);
  if (!node || !isBody(session.ts, node)) return null;
  return decoratedDelivery(session, node) ?? deployedDelivery(session, node);
}

/** Whether a deployed function is given the messages of a queue of SQS. */
export function takesFromQueue(session: Session, id: FunctionId): boolean {
  return deliveredFrom(session, id) === queueService;
}

/** Whether a deployed function is run for events whose sender does not wait for it, so that the platform tries it again. */
export function isStartedAlone(session: Session, id: FunctionId): boolean {
  const source = deliveredFrom(session, id);
  return source !== null && unwaiting.has(source);
}

function deliveredFrom(session: Session, id: FunctionId): string | null {
  const node = nodeOf(session, id);
  return node !== null && isBody(session.ts, node) ? deployedDelivery(session, node) : null;
}

function decoratedDelivery(session: Session, node: ts.FunctionLikeDeclaration): string | null {
  const own = decoratorsOf(session, node).find(({ model }) => model.delivery === 'at-least-once');
  const owner = session.ts.isClassLike(node.parent) ? decoratorsOf(session, node.parent) : [];
  const entered = owner.find(
    ({ model }) => model.delivery === 'at-least-once' && model.method === node.name?.getText(),
  );
  return (own ?? entered)?.library ?? null;
}

/** The source of a function's events, by the type of its parameter, or of the variable that holds it: `SQSEvent`, `Handler<SQSEvent>`, `SQSRecord`. */
function deployedDelivery(session: Session, node: ts.FunctionLikeDeclaration): string | null {
  const { ts } = session;
  const holder = node.parent;
  const types = [node.parameters[0]?.type, ts.isVariableDeclaration(holder) ? holder.type : undefined];
  const [by] = types.flatMap((type) => sourceOf(session, type) ?? []);
  return by !== undefined && servedOf(session, node) !== null ? by : null;
}

/** The source that a type of AWS Lambda is named after, of an event or of one of its records; `null` for other types, whatever their names. */
function sourceOf(session: Session, type: ts.TypeNode | undefined): string | null {
  if (!type || !session.ts.isTypeReferenceNode(type)) return null;
  const name = lambdaType(session, type.typeName);
  if (name === 'Handler') return sourceOf(session, type.typeArguments?.[0]);
  const [, source = ''] = /^(\w+?)(?:Event|Handler|(?:Event)?Record)$/.exec(name ?? '') ?? [];
  return Object.hasOwn(eventSources, source) ? (eventSources[source] ?? null) : null;
}

/** The name under which `aws-lambda` exports a type. */
function lambdaType(session: Session, name: ts.EntityName): string | null {
  const isQualified = !session.ts.isIdentifier(name);
  const meaning = meaningOf(session, isQualified ? name.left : name);
  if (meaning.kind !== 'package' || meaning.specifier !== 'aws-lambda') return null;
  return isQualified ? name.right.text : meaning.name;
}
