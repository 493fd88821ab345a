import type { Answer } from '../facts/model.ts';
import { secondsOf } from './deployed-seconds.ts';
import { objectAt, textAt } from './manifest.ts';

/** A queue whose messages a function is given, as far as what deploys it says. */
export interface DeployedQueue {
  /** The name of its resource; `null` where it is deployed elsewhere. */
  readonly queue: string | null;
  /** How often it delivers a message that fails before it puts that aside; `null` where that is open, or it never does. */
  readonly deliveries: number | null;
  /** For how many seconds a message is hidden while it is handled, until it is delivered again; `null` where that is open. */
  readonly hiddenSeconds: number | null;
  /** Whether the function is asked which messages of a batch have failed. */
  readonly reports: Answer;
}

/** For how long SQS hides a message where nothing is set, in seconds. */
const unset = 30;

/**
 * The queue among the resources of a template whose ARN an event source names: `!GetAtt Orders.Arn`. Of a queue of another template nothing is
 * known but what the source says of it.
 */
export function queueOfTemplate(source: unknown, resources: object, reports: Answer): DeployedQueue {
  const queue = resourceOfArn(source);
  const resource = queue === null ? {} : objectAt(resources, queue);
  if (queue === null || textAt(resource, 'Type') !== 'AWS::SQS::Queue')
    return { queue: null, deliveries: null, hiddenSeconds: null, reports };
  const properties = objectAt(resource, 'Properties');
  const count = Number(Reflect.get(objectAt(properties, 'RedrivePolicy'), 'maxReceiveCount'));
  const deliveries = Number.isInteger(count) && count > 0 ? count : null;
  const hiddenSeconds = secondsOf(Reflect.get(properties, 'VisibilityTimeout'), unset);
  return { queue, deliveries, hiddenSeconds, reports };
}

/** What a list of kinds of answers says of whether the failed messages of a batch are asked for. */
export function reportsOf(kinds: unknown): Answer {
  if (kinds === undefined || kinds === null) return 'no';
  const given: readonly unknown[] = Array.isArray(kinds) ? kinds : [kinds];
  if (given.includes('ReportBatchItemFailures')) return 'yes';
  return given.length === 0 ? 'no' : 'unknown';
}

/** The resource whose attribute `Arn` a value is, in one of the ways in which CloudFormation writes that. */
function resourceOfArn(value: unknown): string | null {
  const written: unknown =
    typeof value === 'object' && value !== null && 'Fn::GetAtt' in value ? value['Fn::GetAtt'] : value;
  const parts: unknown = typeof written === 'string' ? written.split('.') : written;
  if (!Array.isArray(parts) || parts.length !== 2 || parts[1] !== 'Arn') return null;
  return typeof parts[0] === 'string' ? parts[0] : null;
}
