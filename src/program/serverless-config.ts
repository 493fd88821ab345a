import { moduleOfHandler, placesOfModule, triesOf, type DeployedFunction } from './deployed-function.ts';
import { queueOfTemplate, reportsOf, type DeployedQueue } from './deployed-queue.ts';
import { secondsOf } from './deployed-seconds.ts';
import { below } from './folders.ts';
import { objectAt, textAt } from './manifest.ts';

/** What the Serverless Framework sets on AWS where nothing is set, in seconds. */
const unset = 6;

/** The functions that a `serverless.yml` in a folder deploys to AWS Lambda. */
export function serverlessFunctions(folder: string, config: object): readonly DeployedFunction[] {
  const provider = objectAt(config, 'provider');
  if ((textAt(config, 'provider') ?? textAt(provider, 'name')) !== 'aws') return [];
  const shared = secondsOf(Reflect.get(provider, 'timeout'), unset);
  const resources = resourcesIn(objectAt(config, 'resources'));
  return objectsIn(objectAt(config, 'functions')).flatMap((one) => {
    const handler = textAt(one, 'handler');
    if (handler === null) return [];
    const paths = placesOfModule(below('.', moduleOfHandler(handler)));
    const own: unknown = Reflect.get(one, 'timeout');
    const seconds = own === undefined || own === null ? shared : secondsOf(own, unset);
    const queues = queuesOf(one, resources);
    const tries = triesOf(Reflect.get(one, 'maximumRetryAttempts'), 'maximumRetryAttempts');
    return [{ modules: paths.map((path) => below(folder, path)), seconds, tries, queues }];
  });
}

/** The queues that are sources of a function's events: `sqs: { arn: !GetAtt Orders.Arn }`. */
function queuesOf(one: object, resources: object): readonly DeployedQueue[] {
  const sources = groupsOf(objectAt(one, 'events')).filter((event) => 'sqs' in event);
  return sources.map((event) => {
    const source = objectAt(event, 'sqs');
    const reports = reportsOf(Reflect.get(source, 'functionResponseType'));
    return queueOfTemplate(Reflect.get(source, 'arn'), resources, reports);
  });
}

/** The resources of CloudFormation by name, of all parts in which they are written. */
function resourcesIn(resources: object): object {
  const parts = groupsOf(resources).map((part) => objectAt(part, 'Resources'));
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** Objects by name, in one object or in a list of such objects. */
function objectsIn(named: object): readonly object[] {
  return groupsOf(named).flatMap((group) => Object.values(group).filter(isObject));
}

/** An object, or the objects of a list. */
function groupsOf(written: object): readonly object[] {
  const groups: readonly unknown[] = Array.isArray(written) ? written : [written];
  return groups.filter(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
