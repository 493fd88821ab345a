import { basename } from 'node:path';
import { moduleOfHandler, placesOfModule, triesOf, type DeployedFunction } from './deployed-function.ts';
import { queueOfTemplate, reportsOf, type DeployedQueue } from './deployed-queue.ts';
import { secondsOf } from './deployed-seconds.ts';
import { below } from './folders.ts';
import { objectAt, textAt, textsAt } from './manifest.ts';

/** What AWS sets where a template sets nothing, in seconds. */
const unset = 3;

const serverless = 'AWS::Serverless::Function';
const plain = 'AWS::Lambda::Function';

/** The functions of a CloudFormation template in a folder, those of the Serverless Application Model among them, whose code is a path. */
export function samFunctions(folder: string, template: object): readonly DeployedFunction[] {
  const shared = objectAt(objectAt(template, 'Globals'), 'Function');
  const resources = objectAt(template, 'Resources');
  return Object.keys(resources).flatMap((name) =>
    functionIn(folder, objectAt(resources, name), shared, resources),
  );
}

function functionIn(
  folder: string,
  resource: object,
  shared: object,
  resources: object,
): readonly DeployedFunction[] {
  const type = textAt(resource, 'Type');
  if (type !== serverless && type !== plain) return [];
  const own = objectAt(resource, 'Properties');
  const properties = type === serverless ? { ...shared, ...own } : own;
  const handler = textAt(properties, 'Handler');
  const code = codeFolder(properties, type === serverless ? 'CodeUri' : 'Code');
  if (handler === null || code === null) return [];
  const module = moduleOfHandler(handler);
  const entries = entriesOf(resource).filter((entry) => basename(entry) === basename(module));
  const paths = [module, ...entries].flatMap((path) => placesOfModule(below(code, path)));
  return [
    {
      modules: paths.map((path) => below(folder, path)),
      seconds: secondsOf(Reflect.get(properties, 'Timeout'), unset),
      tries: triesOf(
        Reflect.get(objectAt(properties, 'EventInvokeConfig'), 'MaximumRetryAttempts'),
        'MaximumRetryAttempts',
      ),
      queues: queuesOf(objectAt(own, 'Events'), resources),
    },
  ];
}

/** The queues that are sources of a function's events. */
function queuesOf(events: object, resources: object): readonly DeployedQueue[] {
  const sources = Object.keys(events).map((name) => objectAt(events, name));
  const queues = sources.filter((source) => textAt(source, 'Type') === 'SQS');
  return queues.map((source) => {
    const properties = objectAt(source, 'Properties');
    const reports = reportsOf(Reflect.get(properties, 'FunctionResponseTypes'));
    return queueOfTemplate(Reflect.get(properties, 'Queue'), resources, reports);
  });
}

/** Where the code lies, relative to the template; `null` for code in a bucket or in the template itself. */
function codeFolder(properties: object, key: 'CodeUri' | 'Code'): string | null {
  return key in properties || key === 'Code' ? textAt(properties, key) : '.';
}

/** The sources, without their extension, of which the build of a function makes its modules. */
function entriesOf(resource: object): readonly string[] {
  const build = objectAt(objectAt(resource, 'Metadata'), 'BuildProperties');
  return textsAt(build, 'EntryPoints').map((entry) => entry.replace(/\.[cm]?[jt]sx?$/, ''));
}
