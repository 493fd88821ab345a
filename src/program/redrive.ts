import { objectAt, textAt } from './manifest.ts';

/** A queue of a template, and how often it delivers a message that fails before it puts that aside. */
export interface QueueLimit {
  /** The name of its resource. */
  readonly queue: string;
  readonly deliveries: number;
}

/**
 * The limit of the queue among the resources of a template whose ARN an event source names: `!GetAtt Orders.Arn`. `null` for other sources,
 * for a queue of another template, and for one without a redrive policy.
 */
export function queueLimitOf(source: unknown, resources: object): QueueLimit | null {
  const queue = resourceOfArn(source);
  const resource = queue === null ? {} : objectAt(resources, queue);
  if (queue === null || textAt(resource, 'Type') !== 'AWS::SQS::Queue') return null;
  const policy = objectAt(objectAt(resource, 'Properties'), 'RedrivePolicy');
  const count = Number(Reflect.get(policy, 'maxReceiveCount'));
  return Number.isInteger(count) && count > 0 ? { queue, deliveries: count } : null;
}

/** The highest limit of several queues. */
export function highestOf(limits: readonly (QueueLimit | null)[]): QueueLimit | null {
  const known = limits.filter((limit) => limit !== null);
  return known.toSorted((one, other) => other.deliveries - one.deliveries)[0] ?? null;
}

/** The resource whose attribute `Arn` a value is, in one of the ways in which CloudFormation writes that. */
function resourceOfArn(value: unknown): string | null {
  const written: unknown =
    typeof value === 'object' && value !== null && 'Fn::GetAtt' in value ? value['Fn::GetAtt'] : value;
  const parts: unknown = typeof written === 'string' ? written.split('.') : written;
  if (!Array.isArray(parts) || parts.length !== 2 || parts[1] !== 'Arn') return null;
  return typeof parts[0] === 'string' ? parts[0] : null;
}
